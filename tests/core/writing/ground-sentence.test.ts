import { expect, test } from 'vitest';
import { readEvidence } from '../../../src/core/answering/writing/evidence.ts';
import {
  isSupported,
  measureSupport,
} from '../../../src/core/answering/writing/ground-sentence.ts';

const NOTE = {
  title: 'Quizzes',
  headings: ['Retakes'],
  text: 'You can retake a quiz 3 times in 8 hours with `quiz.retry()`. The score is $s = a/b$. Anna reads https://course.example/quiz.',
};
/** As near as can be: only what a sentence says can refute it. */
const NEAR = Float32Array.from([1, 0]);
const embedder = {
  embed: async (texts: readonly string[]) => Promise.resolve(texts.map(() => NEAR)),
};

async function support(sentence: string, vector = NEAR) {
  return measureSupport(sentence, vector, await readEvidence([NOTE], embedder));
}

test('what the note says is supported', async () => {
  expect(isSupported(await support('You can retake a quiz 3 times in 8 hours.'))).toBe(true);
});

test.each([
  ['link', 'You can retake a quiz 3 times in 8 hours at https://bad.example.'],
  ['code', 'You can retake a quiz 3 times in 8 hours with `os.system("x")`.'],
  ['formula', 'You can retake a quiz 3 times in 8 hours, $s = b/a$.'],
  ['number', 'You can retake a quiz 5 times in 8 hours.'],
  ['number', 'You can retake a quiz 3 times in 8 hours, see 4.7.'],
  ['number', 'You can retake a quiz 8 times in 3 hours.'],
  ['name', 'You can retake a quiz 3 times in 8 hours at Mallory University.'],
  ['contradiction', 'You cannot retake a quiz 3 times in 8 hours.'],
  ['nothing-said', 'And so it is.'],
])('a %s of its own refutes a sentence', async (veto, sentence) => {
  expect((await support(sentence)).veto).toBe(veto);
});

test('what is far in meaning, or in other words, is not supported', async () => {
  const measured = await support('You can retake a quiz 3 times in 8 hours.');
  expect(isSupported({ ...measured, cosine: 0 })).toBe(false);
  expect(isSupported({ ...measured, cover: 0 })).toBe(false);
  expect(isSupported({ ...measured, veto: 'name' })).toBe(false);
  const far = await support('You can retake a quiz 3 times in 8 hours.', Float32Array.from([0, 1]));
  expect(far.cosine).toBe(0);
});
