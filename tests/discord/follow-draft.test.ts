import { expect, test } from 'vitest';
import { followDraft } from '../../src/discord/follow-draft.ts';
import { textsFor } from '../../src/discord/render/texts.ts';
import { WritingStops } from '../../src/discord/writing-stops.ts';
import { questionOf } from '../support/escalations.ts';
import { anAnswer } from '../support/verdicts.ts';

// The fault came out of `end`, and took the answer along that was to replace the draft.
test('a draft that cannot be made into a message costs no answer', async () => {
  const shown: string[] = [];
  const texts = textsFor('en-GB');
  const draft = followDraft(questionOf(), { stops: new WritingStops(), texts }, async (message) => {
    shown.push(message.content);
    return Promise.resolve();
  });
  const unreadable = Object.defineProperty(anAnswer(), 'text', {
    get: () => {
      throw new TypeError('no text');
    },
  });
  draft.onDraft(unreadable);
  await expect(draft.end()).resolves.toBeUndefined();
  expect(shown).toEqual([]);
});
