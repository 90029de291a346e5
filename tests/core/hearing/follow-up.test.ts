import { describe, expect, test } from 'vitest';
import { earlierFor, isFollowUp } from '../../../src/core/hearing/follow-up.ts';
import { EARLIER_BUDGET } from '../../../src/core/hearing/tuning.ts';

describe('a follow-up', () => {
  test.each([
    'and for week 3?',
    'it says the same after that',
    'why?',
    'what about the test set',
    'still not working',
    'same for the conv layers?',
    'ok and then...',
    'but how do I do that on windows',
    'y para la semana 3?',
    'what is the similarity function there?',
  ])('%s', (text) => expect(isFollowUp(text)).toBe(true));

  test.each([
    'How do I download all notebooks of the second course at once?',
    'My grader shows zero points although every unit test passes in the notebook',
    'where can I find the lecture slides of sequence models',
    // Right after a question about the grader it was answered with the grader's fix, 96 % sure.
    'Is there a study group in Lisbon?',
    "aren't there videos about dropout?",
    "if there's a deadline extension",
  ])('%s stands on its own', (text) => expect(isFollowUp(text)).toBe(false));
});

describe('what a follow-up is understood with', () => {
  const first = 'When is the deadline for the assignment of week 2?';

  test('the question before it', () => {
    expect(earlierFor('and for week 3?', [first])).toEqual([first]);
  });

  test('back to the last question that stands on its own', () => {
    const other = 'How do I reset my notebook to the original version of the lab?';
    expect(earlierFor('and week 4?', [other, first, 'and for week 3?'])).toEqual([
      first,
      'and for week 3?',
    ]);
  });

  test('nothing for a question of its own', () => {
    expect(earlierFor('How do I download all notebooks of course two?', [first])).toEqual([]);
  });

  test('within the budget', () => {
    const long = 'How do I fix the gradient descent of the logistic regression lab? '.repeat(20);
    const [kept = ''] = earlierFor('and then?', [long]);
    expect(kept.length).toBe(EARLIER_BUDGET);
  });
});
