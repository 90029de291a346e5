import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { REST } from 'discord.js';
import { readableAnswers } from '../../src/discord/readable-answers.ts';

/** discord.js over a Discord that gives these answers, one after another, and then an empty one. */
function over(answers: readonly Response[]) {
  const left = [...answers];
  let asked = 0;
  const makeRequest = readableAnswers(async () => {
    asked += 1;
    return Promise.resolve(left.shift() ?? new Response(null, { status: 204 }));
  });
  return { rest: new REST({ makeRequest }).setToken('any'), asked: () => asked };
}

const limited = (headers: Record<string, string>, body: object) =>
  new Response(JSON.stringify({ message: 'You are being rate limited.', ...body }), {
    status: 429,
    headers: { 'content-type': 'application/json', ...headers },
  });

// It threw "Unexpected end of JSON input": what had happened counted as failed, and was begun again.
test('an empty answer that claims to be JSON is an empty answer', async () => {
  const headers = { 'content-type': 'application/json' };
  const { rest, asked } = over([new Response(null, { status: 204, headers })]);
  await rest.delete('/channels/1/messages/2');
  expect(asked()).toBe(1);
});

// discord.js asked again at once, some forty times a second.
test.each([
  [{ retry_after: 0.2 }, '0.2'],
  [{ code: 20028 }, '5'],
])('a refusal that names no time in its head gets one: %j', async (body, seconds) => {
  const makeRequest = readableAnswers(async () => Promise.resolve(limited({}, body)));
  const answer = await makeRequest('http://127.0.0.1/', {});
  expect(answer.headers.get('retry-after')).toBe(seconds);
  expect(await answer.json()).toMatchObject(body);
});

test('a time that Discord names stays as it is', async () => {
  const answer = limited({ 'retry-after': '7' }, { retry_after: 0.2 });
  const makeRequest = readableAnswers(async () => Promise.resolve(answer));
  const { headers } = await makeRequest('http://127.0.0.1/', {});
  expect(headers.get('retry-after')).toBe('7');
});

/** What Cloudflare says before Discord: how long, and nothing of a limit. */
const gatekeeper = () =>
  new Response('error code: 1015', { status: 429, headers: { 'retry-after': '0.1' } });

// Every escalation's staff thread waits for this request: none was ever written to again.
test('requests for a channel that meet a limit without a name all come to an end', async () => {
  let asked = 0;
  const makeRequest = readableAnswers(async () => {
    asked += 1;
    if (asked === 1) return gatekeeper();
    // Longer than the wait: the first comes back to the queue behind the others.
    await pause(400);
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  });
  const rest = new REST({ makeRequest }).setToken('any');
  const channel = async () => rest.get('/channels/100000000000000001');
  await expect(Promise.all([channel(), channel(), channel(), channel()])).resolves.toHaveLength(4);
});
