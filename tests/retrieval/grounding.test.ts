import { SHARED_MODELS } from '../support/shared-models.ts';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { groundingFigures } from '../../scripts/evaluation/grounding-figures.ts';
import { measureRows, readGroundingRows } from '../../scripts/evaluation/grounding-rows.ts';
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const SET = fileURLToPath(new URL('grounding.csv', import.meta.url));
const NOTES = fileURLToPath(new URL('../../knowledge', import.meta.url));

it('lets through what the notes say, and next to nothing else', async () => {
  const modelsDir = SHARED_MODELS;
  const embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
  onTestFinished(async () => embeddings.close());
  const rows = await readGroundingRows(SET);
  const measured = await measureRows(rows, NOTES, {
    embedder: { embed: async (texts) => embeddings.embedPassages(texts) },
    countTokens: (text) => embeddings.countTokens(text),
  });
  const half = (split: 'fit' | 'held-out') =>
    groundingFigures(measured.filter(({ row }) => row.split === split));
  const known = half('fit');
  expect(known.sentences).toBeGreaterThanOrEqual(300);
  expect(known.precision).toBeGreaterThanOrEqual(0.98);
  expect(known.recall).toBeGreaterThanOrEqual(0.65);
  const unknown = half('held-out');
  expect(unknown.sentences).toBeGreaterThanOrEqual(120);
  expect(unknown.precision).toBeGreaterThanOrEqual(0.97);
  expect(unknown.recall).toBeGreaterThanOrEqual(0.8);
});
