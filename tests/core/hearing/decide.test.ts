import { describe, expect, test } from 'vitest';
import { decide, type Hearing } from '../../../src/core/hearing/decide.ts';

const put: Hearing = { kind: 'put', isNamedInPassing: false };

describe('what is done about words', () => {
  test.each([
    [put, 'planar data', 'speak'],
    [put, 'hi', 'greet'],
    [put, 'thanks!', 'stay-silent'],
    [{ kind: 'put', isNamedInPassing: true }, 'the bot is nice', 'stay-silent'],
    [{ kind: 'put', isNamedInPassing: true }, 'does it know about week 3?', 'speak'],
    [{ kind: 'reply', isByAsker: true }, 'it says the same', 'speak'],
    [{ kind: 'reply', isByAsker: true }, 'that worked, thanks', 'stay-silent'],
    [{ kind: 'reply', isByAsker: false }, 'nice one', 'stay-silent'],
    [{ kind: 'reply', isByAsker: false }, 'and for week 3?', 'speak'],
    [{ kind: 'follow-up' }, 'still the same', 'speak'],
    [{ kind: 'follow-up' }, 'will try that', 'stay-silent'],
    [{ kind: 'post' }, 'planar data', 'speak'],
    [{ kind: 'post' }, 'Reminder: deadline on Monday', 'stay-silent'],
    [{ kind: 'unasked' }, 'why is my cost nan in week 2?', 'speak'],
    [{ kind: 'unasked' }, 'good morning all', 'stay-silent'],
  ] as const)('%j %s: %s', (hearing, text, decision) => {
    expect(decide(hearing, text)).toBe(decision);
  });
});
