import { describe, expect, it } from 'vitest';
import { questionWords } from '../../../src/core/answering/question-words.ts';
import { judgeOver, LEARNER } from '../../support/knowledge-in-memory.ts';

/** How well a note of these names fits a question; a second note makes the words neither common nor rare. */
function fitOf(names: readonly string[], question: string): number {
  const { index } = judgeOver([
    { title: 'Gates', names, text: names.join(' ') },
    { title: 'Pooling', names: ['Pooling'], text: 'pooling takes the largest' },
  ]);
  return index.names.fitTo(questionWords(question, index, index.viewOf(LEARNER)).terms)(0);
}

describe('SectionNames', () => {
  it('fits a heading that names what is asked for, and nothing else', () => {
    expect(fitOf(['Gates', 'What is dropout?'], 'what is dropout')).toBe(1);
    expect(fitOf(['Gates', 'Dropout'], 'explain dropout')).toBe(1);
  });

  it('takes what explains a name, behind a colon or in brackets, for no other thing', () => {
    expect(fitOf(['GRU: a unit with a gate'], 'What is a GRU?')).toBe(1);
    expect(fitOf(['Cropping (random windows)'], 'cropping?')).toBe(1);
  });

  it('fits less where a heading names other things besides', () => {
    expect(fitOf(['The panda and the caviar'], 'pandas')).toBe(0.5);
    expect(fitOf(['Encoder and decoder'], 'encoder and pooling')).toBeLessThan(0.5);
  });

  it('fits nothing where the text alone holds the word, or nothing was asked', () => {
    expect(fitOf(['Gates'], 'what is pooling')).toBe(0);
    expect(fitOf(['Gates', ''], 'what does it mean?')).toBe(0);
  });
});
