import { fc } from '../../support/fuzz.ts';
import { expect, test } from 'vitest';
import { threadName } from '../../../src/core/hearing/thread-name.ts';

test.each([
  ['why is my\n**cost** nan?', 'why is my cost nan?'],
  ['<@123> see https://example.org how do I submit', 'see how do I submit'],
  ['```\nKeyError: 3\n```', 'KeyError: 3'],
  ['   ', 'Question'],
  ['is \u202Eelpmaxe\u202C this\u200B right?', 'is elpmaxe this right?'],
  ['\u200B\u3164', 'Question'],
])('%j becomes %j', (text, name) => expect(threadName(text)).toBe(name));

test('is 1 to 100 characters and on one line', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500, unit: 'grapheme' }), (text) => {
      const name = threadName(text);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).not.toContain('\n');
    }),
  );
});
