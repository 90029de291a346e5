import { describe, expect, test } from 'vitest';
import { isOfAnotherNumber } from '../../../src/core/answering/other-number.ts';

const said = (headings: readonly string[], text: string, title = 'Order of the courses') => [
  { meta: { title }, headings, text },
];
const skip3 = said(['Can I skip course 3?'], 'You can, since it has no assignments.');

describe('a section about another number', () => {
  // "can i skip course 1" was told that one can, since course 3 has no programming assignments.
  test.each([
    ['can i skip course 1', skip3],
    ['Can I skip Course #2 pls', skip3],
    ['skip course 1', said(['Can I skip it?'], 'You can.', 'Course 3 in short')],
    ['what changed in tensorflow 1', said(['What is new in TensorFlow 2?'], 'Eager execution.')],
  ])('is seen to be: %s', (question, section) => {
    expect(isOfAnotherNumber(question, section)).toBe(true);
  });

  test.each([
    ['can i skip course 3', skip3],
    ['can i skip a course', skip3],
    ['can i skip week 2', skip3],
    ['skip course 1', said(['Can I skip course 3?'], 'Yes, and course 1 when you know numpy.')],
    ['skip course 1', said(['Can I skip courses 1 and 2?', 'Course 1'], 'Yes.')],
    ['is it 0.5 or 1', said(['Why is it 0.5?'], 'A half.')],
    ['why is loss 12.5', said(['Why is the loss 3?'], 'It is large.')],
    ['is there 2', said(['Is there 3?'], 'Yes.')],
  ])('is not taken for one: %s', (question, section) => {
    expect(isOfAnotherNumber(question, section)).toBe(false);
  });
});
