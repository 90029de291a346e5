import { describe, expect, it } from 'vitest';
import { mendQuestion } from '../../../src/core/answering/mend-question.ts';

const NOTES = new Map([
  ['gradeint', 'gradient'],
  ['submision', 'submission'],
  ['drive', 'derive'],
]);
const typos = { repair: (word: string) => NOTES.get(word) };
const learnt = new Set(['drive', 'gradient', 'submission']);

describe('a mistyped question', () => {
  const mend = (text: string) => mendQuestion(text, typos, (word) => learnt.has(word));

  it('is read as the notes write its words', () => {
    expect(mend('Why is my Gradeint wrong, and the submision?')).toBe(
      'Why is my gradient wrong, and the submission?',
    );
  });

  it('keeps a word that the model knows, though no note holds it', () => {
    expect(mend('Can I save it on my drive?')).toBe('Can I save it on my drive?');
  });

  // "cant" was mended to "can", the nearest word: the model read the opposite of what was asked.
  it('has its apostrophe back where a word without it would be another', () => {
    expect(mend("I cant submit, it doesnt work, can't you see")).toBe(
      "I can't submit, it doesn't work, can't you see",
    );
  });

  it('keeps what is no word: numbers, signs, other scripts, nothing', () => {
    for (const text of ['w1 = np.zeros((3, 1))', '勾配チェック', '', '🙂🙂'])
      expect(mend(text)).toBe(text);
  });
});
