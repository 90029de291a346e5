import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wellFormedJson } from '../../src/discord/well-formed-requests.ts';

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
