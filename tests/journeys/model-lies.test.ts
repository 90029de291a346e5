import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readQuestionRows } from '../../scripts/evaluation/question-rows.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { LyingModel } from '../support/lying-model.ts';
import { asked, startWritingWorld, type WritingWorld } from '../support/writing-world.ts';

const GOLDEN = fileURLToPath(new URL('../retrieval/golden.csv', import.meta.url));
const FOLDERS = ['../../knowledge/platform', '../../knowledge/policies'];
/** Questions of the set that these folders answer. */
const QUESTIONS = 40;

let world: WritingWorld;
beforeAll(async () => {
  const folders = FOLDERS.map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  world = await startWritingWorld({ folders });
});
afterAll(async () => {
  await world.close();
});

/** What was sent beside what the notes say: a truth may hold a lie's words. */
function wordsSent(verdict: Verdict, { truths }: LyingModel): string {
  if (verdict.outcome !== 'answered') return '';
  const words = verdict.text.replace(/ \[\d\]/g, '');
  const longestFirst = [...truths].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, truth) => rest.replaceAll(truth, '…'), words);
}

it('sends no lie of a model that lies in every third sentence, and useful answers still', async () => {
  const model = new LyingModel();
  world.model.script((request) => model.answer(request));
  const rows = (await readQuestionRows(GOLDEN))
    .filter(({ document = '' }) => /^(?:platform|policies)\//.test(document))
    .slice(0, QUESTIONS);
  expect(rows).toHaveLength(QUESTIONS);
  let stated = 0;
  let written = 0;
  for (const { question } of rows) {
    const shown: Verdict[] = [];
    const onDraft = (verdict: Verdict) => shown.push(verdict);
    const verdict = await world.knowledge.answerQuestion(asked(question, { onDraft }));
    for (const sent of [verdict, ...shown])
      for (const lie of model.lies) expect(wordsSent(sent, model), question).not.toContain(lie);
    const plain = await world.knowledge.quoteNotes(asked(question));
    if (plain.outcome === 'answered') {
      stated += 1;
      expect(verdict.outcome, question).toBe('answered');
    }
    if (verdict.timings['writeMs'] !== undefined) written += 1;
  }
  // Enough was tried for the figures to mean something.
  expect(model.lies.size).toBeGreaterThan(QUESTIONS);
  expect(model.kinds.size).toBeGreaterThanOrEqual(6);
  expect(stated).toBeGreaterThanOrEqual(15);
  expect(written).toBeGreaterThanOrEqual(stated * 0.75);
});
