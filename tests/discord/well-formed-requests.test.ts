import { fc } from '../support/fuzz.ts';
import { expect, test } from 'vitest';
import { wellFormedJson, wellFormedRequests } from '../../src/discord/well-formed-requests.ts';

test('what is proper Unicode stays as it is, and halves of characters become U+FFFD', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 0x7ff }), (text, offset) => {
      const half = String.fromCharCode(0xd800 + offset);
      const whole = JSON.stringify({ [text]: `${text}\\ud83d 👩‍👩‍👧 \\` });
      expect(wellFormedJson(whole)).toBe(whole);
      const broken = JSON.stringify({ content: `${text} ${half} ${text}` });
      expect(JSON.parse(wellFormedJson(broken))).toEqual({ content: `${text} \uFFFD ${text}` });
    }),
  );
});

type Body = NonNullable<Parameters<ReturnType<typeof wellFormedRequests>>[1]['body']>;

/** What reaches the library that sends, of a body with half a character. */
async function sent(body: Body): Promise<string> {
  const bodies: string[] = [];
  const send = wellFormedRequests(async (_, init) => {
    const { body: out } = init;
    const payload = out instanceof FormData ? out.get('payload_json') : out;
    bodies.push(typeof payload === 'string' ? payload : '');
    return Promise.resolve(new Response());
  });
  await send('https://discord.com/api/v10/x', { method: 'POST', body });
  return bodies.join('');
}

test('a request is mended, with files beside it or without', async () => {
  const json = JSON.stringify({ content: 'grade \uD83D of me' });
  const form = new FormData();
  form.set('payload_json', json);
  // SAFETY: Node's own class, which its library for requests declares once more.
  const withFiles = form as unknown as Body;
  const mended = { content: 'grade \uFFFD of me' };
  expect(JSON.parse(await sent(json))).toEqual(mended);
  expect(JSON.parse(await sent(withFiles))).toEqual(mended);
});
