import { SHARED_MODELS } from '../support/shared-models.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asQuestionId, asServerId } from '../../src/core/ids.ts';
import { COMMONPLACES, distinctOf } from '../../src/core/insights/distinct.ts';
import { gistOf, makePlaceGaps } from '../../src/core/insights/place-gaps.ts';
import { SAME_GAP_COSINE } from '../../src/core/insights/tuning.ts';
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const SLOW_MACHINE_MS = 600_000;
const pairsSchema = z.array(
  z.object({ first: z.string(), second: z.string(), same: z.enum(['yes', 'no']) }),
);
const wordingsSchema = z.array(
  z.object({ thing: z.string(), language: z.string(), question: z.string() }),
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
  let commonplaces: readonly Float32Array[];
  const vectorOf = async (text: string) =>
    distinctOf(await embeddings.embedQuestion(gistOf(text)), commonplaces);

  beforeAll(async () => {
    const modelsDir = SHARED_MODELS;
    embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
    commonplaces = await Promise.all(
      COMMONPLACES.map(async (text) => embeddings.embedQuestion(text)),
    );
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

  /** Which gap each of these comes into, as a server places them. */
  async function placed(questions: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const gapOf = new Map<string, string>();
    const placeGaps = makePlaceGaps({
      gaps: {
        middles: async () => Promise.resolve([]),
        place: async (_server, _recipe, placements) => {
          for (const { questionId, middle } of placements) gapOf.set(questionId, middle.id);
          return Promise.resolve();
        },
      },
      desk: {
        unplaced: async () =>
          Promise.resolve(questions.map((text) => ({ id: asQuestionId(text), text }))),
      },
      embedder: {
        recipe: 'r',
        embedQuestion: async (text) => await embeddings.embedQuestion(text),
      },
      clock: () => new Date(0),
    });
    await placeGaps(asServerId('1'));
    return gapOf;
  }

  test.each([
    { languages: ['en'], right: 0.9, found: 0.6 },
    { languages: ['de'], right: 0.5, found: 0.15 },
    { languages: ['es'], right: 0.5, found: 0.3 },
    { languages: ['en', 'de', 'es'], right: 0.88, found: 0.22 },
  ])(
    'of all pairs in $languages about one thing $found come together, and $right of those belong',
    async ({ languages, right, found }) => {
      const wordings = wordingsSchema
        .parse(rowsOf('./gap-wordings.csv'))
        .filter(({ language }) => languages.includes(language));
      const gapOf = await placed(wordings.map(({ question }) => question));
      const count = { together: 0, same: 0, both: 0 };
      for (const [at, one] of wordings.entries())
        for (const other of wordings.slice(0, at)) {
          const isTogether = gapOf.get(one.question) === gapOf.get(other.question);
          const isSame = one.thing === other.thing;
          count.together += Number(isTogether);
          count.same += Number(isSame);
          count.both += Number(isTogether && isSame);
        }
      expect(count.both / count.together).toBeGreaterThanOrEqual(right);
      expect(count.both / count.same).toBeGreaterThanOrEqual(found);
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
      expect(joined / pairs).toBeLessThanOrEqual(0.002);
    },
    SLOW_MACHINE_MS,
  );
});
