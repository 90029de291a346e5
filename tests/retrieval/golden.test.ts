import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/compose-knowledge.ts';
import { silentLog } from '../../src/core/log.ts';
import { figuresOf, type EvalFigures } from '../../scripts/evaluation/metrics.ts';
import { readQuestionRows } from '../../scripts/evaluation/question-rows.ts';
import { askRows, openEvaluationSet } from '../../scripts/evaluation/run-evaluation.ts';
import { LEARNER } from '../support/knowledge-in-memory.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const SLOW_MACHINE_MS = 600_000;

/** With a part of the path of the note that answers; of none, where the notes hold nothing. */
const IN_OTHER_LANGUAGES = [
  ['¿por qué falla el grader aunque mi notebook es correcto?', 'grader-rejects'],
  ['¿cómo entrego la tarea después de la fecha límite?', 'late'],
  ['¿qué significa "all tests passed" pero el grader da 0?', 'grader'],
  ['como hago backpropagation en la semana 3?', 'backpropagation'],
  ['¿puedo usar PyTorch en lugar de TensorFlow en la tarea?', 'framework'],
  ['¿cuál es la capital de Francia?', ''],
  ['Warum gibt mir der Grader 0 Punkte, obwohl alle Tests im Notebook bestanden sind?', 'grader'],
  ['Wie funktioniert Dropout und wann benutzt man es?', 'dropout'],
  ['Wann ist die Abgabe für Woche 2?', ''],
  ['was ist der Unterschied zwischen batch norm und layer norm in Transformern?', ''],
  ['Wo finde ich gutes Sushi in Berlin?', ''],
  ['wie installiere ich docker auf windows?', ''],
  ['ノートブックは正しいのに、なぜ採点に失敗しますか？', 'grader'],
  ['gradient checking はなぜ遅いのですか？', 'gradient-checking'],
  ['pourquoi mon notebook ne se charge pas ?', 'notebook'],
  ["Qu'est-ce que la régularisation L2 ?", 'regularization'],
  ['por que meu kernel morre na semana 4?', 'kernel'],
  ['como faço o download dos notebooks?', 'download'],
  ['softmax 和 sigmoid 有什么区别？', 'softmax'],
  ['为什么我的作业得了零分？', 'grader'],
  ['मेरा नोटबुक सही है फिर भी ग्रेडर फेल क्यों होता है?', 'grader'],
  ['почему grader падает, если ноутбук правильный?', 'grader'],
] as const;

/** Lower case, no commas, and a mistake in every fourth longer word: letters swapped, dropped, doubled, changed in turn. */
function mistype(question: string): string {
  let longer = 0;
  return question
    .toLowerCase()
    .replace(/[,?]/g, '')
    .replace(/[a-z]{5,}/g, (word) => {
      longer += 1;
      if (longer % 4 !== 1) return word;
      const [a = '', b = '', c = ''] = word.slice(1, 4);
      const middles = [`${b}${a}${c}`, `${a}${c}`, `${a}${b}${b}${c}`, `${a}x${c}`];
      return `${word.slice(0, 1)}${middles[word.length % 4] ?? ''}${word.slice(4)}`;
    });
}

/** Questions as learners type them, asked of our own notes through the real model and index. */
describe('golden questions', () => {
  let dataDir = '';
  let knowledge: Knowledge;
  let figures: EvalFigures;
  let foreign: EvalFigures;
  let paraphrased: EvalFigures;
  let mistyped: EvalFigures;
  let short: EvalFigures;
  let setAside: EvalFigures;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'course-support-'));
    knowledge = await openEvaluationSet({
      documents: KNOWLEDGE,
      dataDir,
      embeddingModel: 'all-MiniLM-L6-v2',
      log: silentLog,
    });
    const ask = async (name: string) =>
      figuresOf(await askRows(knowledge, await readQuestionRows(here(name))), 5);
    figures = await ask('./golden.csv');
    foreign = await ask('./other-courses.csv');
    paraphrased = await ask('./paraphrased.csv');
    short = await ask('./short.csv');
    setAside = await ask('./set-aside.csv');
    const rows = await readQuestionRows(here('./golden.csv'));
    const inHaste = rows.map((row) => ({ ...row, question: mistype(row.question) }));
    mistyped = figuresOf(await askRows(knowledge, inHaste), 5);
  }, SLOW_MACHINE_MS);

  afterAll(async () => {
    await knowledge.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('holds enough questions, a third of them without an answer', () => {
    const { answered, unsure, unknown } = figures.outcomes.unanswerable;
    expect(figures.questions).toBeGreaterThanOrEqual(200);
    expect((answered + unsure + unknown) / figures.questions).toBeGreaterThan(0.33);
  });

  // Measured: .997, .951, .913. The floors leave room for notes that change, not for a broken search.
  it('finds the right note', () => {
    expect(figures.hitAtK).toBeGreaterThanOrEqual(0.97);
    expect(figures.mrrAtK).toBeGreaterThanOrEqual(0.92);
    expect(figures.hitAt1).toBeGreaterThanOrEqual(0.87);
  });

  // Measured: .918, .748, .627; 21 are stated and 37 offered. Whoever has not understood a lecture does not know its
  // words either.
  it('finds the right note for who avoids its words', () => {
    expect(paraphrased.questions).toBeGreaterThanOrEqual(100);
    expect(paraphrased.hitAtK).toBeGreaterThanOrEqual(0.86);
    expect(paraphrased.mrrAtK).toBeGreaterThanOrEqual(0.7);
    expect(paraphrased.answeredRight).toBeGreaterThanOrEqual(0.85);
    const { answered, unsure } = paraphrased.outcomes.answerable;
    expect(answered + unsure).toBeGreaterThanOrEqual(48);
  });

  // Measured: .957, .801; 10 of 70 are stated and 25 offered, of 67 that the notes do not answer 0 and 6. Nothing was
  // chosen or fitted on these: half of them avoid the notes' words, half ask in the same way for what the notes lack.
  it('tells apart what it was never tuned on', () => {
    const { answerable, unanswerable } = setAside.outcomes;
    expect(setAside.hitAtK).toBeGreaterThanOrEqual(0.9);
    expect(setAside.mrrAtK).toBeGreaterThanOrEqual(0.75);
    expect(setAside.auroc).toBeGreaterThanOrEqual(0.86);
    expect(answerable.answered + answerable.unsure).toBeGreaterThanOrEqual(28);
    expect(unanswerable.answered + unanswerable.unsure).toBeLessThanOrEqual(8);
  });

  // Measured: .989; 44 of 47 are stated, and 1 of 45 of which the notes hold the word and no more, or nothing.
  it('tells what a word means that the notes explain, and of others that it does not know', () => {
    const { answerable, unanswerable } = short.outcomes;
    expect(short.mrrAtK).toBeGreaterThanOrEqual(0.95);
    expect(answerable.answered).toBeGreaterThanOrEqual(38);
    expect(unanswerable.answered).toBeLessThanOrEqual(2);
    expect(short.answeredRight).toBeGreaterThanOrEqual(0.9);
  });

  // Measured: .986, .931; 180 of 286 are stated, 97 % of these right.
  it('finds the right note for who types in haste', () => {
    expect(mistyped.hitAtK).toBeGreaterThanOrEqual(0.96);
    expect(mistyped.mrrAtK).toBeGreaterThanOrEqual(0.9);
    expect(mistyped.answeredRight).toBeGreaterThanOrEqual(0.94);
    expect(mistyped.outcomes.answerable.answered).toBeGreaterThan(150);
  });

  // Measured: .977 of what is stated is right; 213 of 311 are stated.
  it('states what is right, and states much', () => {
    const { answered, unsure, unknown } = figures.outcomes.answerable;
    expect(figures.answeredRight).toBeGreaterThanOrEqual(0.94);
    expect(answered / (answered + unsure + unknown)).toBeGreaterThanOrEqual(0.6);
    expect(figures.auroc).toBeGreaterThanOrEqual(0.94);
    expect(figures.brier).toBeLessThanOrEqual(0.1);
  });

  // Measured: 159 of 165 neighbouring topics, and nearly all questions of other courses, go to staff.
  it('hands over what the notes do not hold', () => {
    for (const { outcomes } of [figures, foreign]) {
      const { answered, unsure, unknown } = outcomes.unanswerable;
      const all = answered + unsure + unknown;
      expect(unknown / all).toBeGreaterThanOrEqual(0.9);
      expect(answered / all).toBeLessThanOrEqual(0.03);
    }
  });

  it('answers the story of the grader with its fix', async () => {
    const text =
      'How do I get past the grader? It rejects my notebook although everything is correct.';
    const verdict = await knowledge.answerQuestion({ text, scope: LEARNER });
    expect(verdict).toMatchObject({
      outcome: 'answered',
      citations: [
        { path: 'known-issues/grader-rejects-correct-notebook.md', headings: ['Fix'] },
        {},
        {},
      ],
    });
    expect(verdict.outcome === 'answered' ? verdict.text : '').toContain(
      'submit again directly from the notebook',
    );
  });

  // Measured: none is stated. The notes are in English: who asks in another language is handed over, never misled.
  it('states nothing to a question in another language unless it is right', async () => {
    const wrong: string[] = [];
    for (const [text, right] of IN_OTHER_LANGUAGES) {
      const verdict = await knowledge.answerQuestion({ text, scope: LEARNER });
      const [first] = verdict.citations;
      if (verdict.outcome === 'answered' && (right === '' || !first?.path.includes(right)))
        wrong.push(`${text}: ${first?.path ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is found by the same search through LangChain', async () => {
    const [first] = await knowledge.retrieverFor(LEARNER).invoke('what is batch normalization');
    expect(first?.metadata['path']).toBe(
      'improving-deep-neural-networks/week-3/batch-normalization.md',
    );
  });
});
