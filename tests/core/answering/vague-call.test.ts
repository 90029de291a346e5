import { describe, expect, test } from 'vitest';
import {
  missingFact,
  missingFactOf,
  withMissingFact,
} from '../../../src/core/answering/vague-call.ts';

describe('a call for help', () => {
  test.each([
    'help',
    'help my lab doesn’t work',
    "it doesn't accept my submission",
    'pls help with assignment 2',
    'im stuck on the week 2 programming assignment, pls help asap',
    'my code gives an error',
    'grader not working',
    'why is it failing??',
    'i cant submit',
  ])('that tells nothing is asked where and what: %s', (text) => {
    expect(missingFact(text)).toBe('place');
  });

  test.each(['error in c2w3 assignment', 'course 4 week 1 assignment doesnt work', 'help c1 w2'])(
    'that says where is asked what was shown: %s',
    (text) => {
      expect(missingFact(text)).toBe('message');
    },
  );

  test.each([
    'how do I submit my assignment?',
    'what is dropout',
    'my kernel died',
    'the notebook does not load, just a white page',
    'ValueError: shapes (1,12288) and (209,12288) not aligned',
    'the grader rejects my notebook although everything is correct',
    'does the assignment count for the grade',
    'i failed the quiz, how long do i have to wait',
    'i fixed the bug but submission still gets same error as before',
    'mi notebook no funciona',
    '',
  ])('that tells or asks something is none: %s', (text) => {
    expect(missingFact(text)).toBeUndefined();
  });

  test('is remembered with its verdict', () => {
    for (const fact of ['place', 'message'] as const)
      expect(missingFactOf(withMissingFact({ cosine: 1 }, fact))).toBe(fact);
    expect(missingFactOf({ cosine: 1 })).toBeUndefined();
  });
});
