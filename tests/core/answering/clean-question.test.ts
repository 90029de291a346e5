import { fc, runs } from '../../support/fuzz.ts';
import { describe, expect, it } from 'vitest';
import { cleanQuestion } from '../../../src/core/answering/clean-question.ts';
import { judgeOver, LEARNER } from '../../support/knowledge-in-memory.ts';

const notes = [{ title: 'Dropout', text: 'Dropout shuts off units at random.' }];

describe('cleanQuestion', () => {
  it('takes out what nobody sees', () => {
    expect(cleanQuestion('gra\u200Bdi\u00ADent\u0000 \u202Edescent\uFEFF').text).toBe(
      'gradient descent',
    );
  });

  it('takes out mentions and keeps the words', () => {
    expect(cleanQuestion('<@123> @everyone what is <:sad:42> dropout?').gist).toBe(
      'what is dropout?',
    );
  });

  // "where r the slides" was offered R-CNN.
  it('reads the letter that stands for a verb, and no other', () => {
    expect(cleanQuestion('where r the slides').text).toBe('where are the slides');
    for (const text of ['what is R-CNN', 'what does r mean', 'where r = 3', 'can I use R here'])
      expect(cleanQuestion(text).text).toBe(text);
  });

  it('finds the last error line of a long traceback', () => {
    const frames = Array.from(
      { length: 80 },
      (_, at) => `  File "model.py", line ${at}, in forward`,
    );
    const paste = [
      'my notebook fails',
      '```',
      'Traceback (most recent call last):',
      ...frames,
      'ValueError: shapes (3,4) and (5,1) not aligned',
      '```',
    ].join('\n');
    const { gist } = cleanQuestion(paste);
    expect(gist).toMatch(/^my notebook fails ValueError: shapes/);
    expect(gist.length).toBeLessThanOrEqual(800);
  });

  it('never throws and never gives a broken character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9_000 }), (raw) => {
        const { text, gist } = cleanQuestion(raw);
        expect(text.length).toBeLessThanOrEqual(6_000);
        expect(gist.length).toBeLessThanOrEqual(6_000);
      }),
      runs(50),
    );
  });
});

describe('a question without words', () => {
  it.each(['', '   ', '\u200B\u200B', '<@123>'])(
    'is unknown with confidence 0: %j',
    async (text) => {
      const judged = await judgeOver(notes).judgeQuestion({ text, scope: LEARNER });
      expect(judged).toMatchObject({ outcome: 'unknown', confidence: 0, answerable: 0 });
    },
  );

  it('is no more than unknown when it is signs or a stop word', async () => {
    for (const text of ['???', 'the', '🎉🎉', '```', '"" OR ""'])
      expect((await judgeOver(notes).judgeQuestion({ text, scope: LEARNER })).outcome).toBe(
        'unknown',
      );
  });
});
