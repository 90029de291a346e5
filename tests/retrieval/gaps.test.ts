import { SHARED_MODELS } from '../support/shared-models.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gistOf } from '../../src/core/insights/place-gaps.ts';
import { SAME_GAP_COSINE } from '../../src/core/insights/tuning.ts';
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const SLOW_MACHINE_MS = 600_000;
const pairsSchema = z.array(
  z.object({ first: z.string(), second: z.string(), same: z.enum(['yes', 'no']) }),
);
const goldenSchema = z.array(z.object({ question: z.string(), document: z.string() }));

/** The rows of a table beside this file. */
function rowsOf(name: string): unknown {
  return parse(readFileSync(new URL(name, import.meta.url)), { columns: true });
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

describe('questions that make one gap, by the real model', () => {
  let embeddings: Awaited<ReturnType<typeof openEmbeddings>>;
  const vectorOf = async (text: string) => await embeddings.embedQuestion(gistOf(text));

  beforeAll(async () => {
    const modelsDir = SHARED_MODELS;
    embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
  }, SLOW_MACHINE_MS);

  afterAll(async () => embeddings.close());

  test(
    'nearly all that two learners ask in other words joins',
    async () => {
      const same = pairsSchema
        .parse(rowsOf('./same-question.csv'))
        .filter((pair) => pair.same === 'yes');
      const cosines = await Promise.all(
        same.map(async ({ first, second }) =>
          cosine(await vectorOf(first), await vectorOf(second)),
        ),
      );
      const joined = cosines.filter((value) => value >= SAME_GAP_COSINE).length;
      expect(joined / same.length).toBeGreaterThanOrEqual(0.9);
    },
    SLOW_MACHINE_MS,
  );

  test(
    'next to nothing about other documents does',
    async () => {
      const golden = goldenSchema
        .parse(rowsOf('./golden.csv'))
        .filter(({ document }) => document !== '');
      const vectors = await Promise.all(golden.map(async ({ question }) => vectorOf(question)));
      let pairs = 0;
      let joined = 0;
      for (const [at, one] of golden.entries())
        for (const [before, other] of golden.slice(0, at).entries()) {
          if (one.document === other.document) continue;
          pairs += 1;
          const [a, b] = [vectors[at], vectors[before]];
          if (a !== undefined && b !== undefined && cosine(a, b) >= SAME_GAP_COSINE) joined += 1;
        }
      expect(pairs).toBeGreaterThan(30_000);
      expect(joined).toBeLessThanOrEqual(8);
    },
    SLOW_MACHINE_MS,
  );
});
