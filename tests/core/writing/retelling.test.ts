import { describe, expect, it } from 'vitest';
import { readToldSource, retells } from '../../../src/core/answering/writing/retelling.ts';

const SPLITS = readToldSource(
  [
    'The training set fits the parameters, and the dev set compares models.',
    'With up to 10,000 examples a split of 60/20/20 percent is common.',
    'With a million examples 98/1/1 is enough.',
  ],
  'What are the sets for?',
);
const ACCOUNT = readToldSource(
  [
    'Accounts cannot be merged by course staff.',
    'Finish a course in one account, since grades stay with it.',
    'If beam search is at fault, raise the beam width.',
    'Its slope is 1 for every positive input.',
  ],
  'Accounts',
);

describe('what a source tells', () => {
  it.each([
    ['in its own words', 'The training set fits the parameters.', SPLITS],
    ['shortened to one statement', 'The dev set compares models.', SPLITS],
    [
      'of two sentences',
      'With a million examples 98/1/1 is enough; the dev set compares models.',
      SPLITS,
    ],
    ['in the active voice', 'Course staff cannot merge accounts.', ACCOUNT],
    ['with the condition behind', 'Raise the beam width if beam search is at fault.', ACCOUNT],
    [
      'with another word for the reason',
      'Finish a course in one account because grades stay with it.',
      ACCOUNT,
    ],
  ])('may be told %s', (_, sentence, source) => {
    expect(retells(sentence, source)).toBe(true);
  });

  it.each([
    ['with two things that changed places', 'The dev set fits the parameters.', SPLITS],
    [
      'put together from two sentences',
      'With a million examples a split of 60/20/20 percent is common.',
      SPLITS,
    ],
    ['turned round', 'The parameters fit the training set.', SPLITS],
    ['without its negation', 'Accounts can be merged by course staff.', ACCOUNT],
    [
      'with the reason and what follows swapped',
      'Grades stay with it, since you finish a course in one account.',
      ACCOUNT,
    ],
    ['without its condition', 'Raise the beam width.', ACCOUNT],
    [
      'without its condition, with another small word',
      'Raise the beam width for a while.',
      ACCOUNT,
    ],
    ['without the word that limits it', 'Its slope is 1 for every input.', ACCOUNT],
    ['with a quantifier that is not there', 'All course staff cannot merge accounts.', ACCOUNT],
    ['as an answer that it does not give', 'No, the dev set compares models.', SPLITS],
    ['with a word that it does not hold', 'The training set quickly fits the parameters.', SPLITS],
  ])('may not be told %s', (_, sentence, source) => {
    expect(retells(sentence, source)).toBe(false);
  });
});
