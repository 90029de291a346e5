import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cleanQuestion } from '../../src/core/answering/clean-question.ts';
import { isSameQuestion, type Compared } from '../../src/core/escalation/same-question.ts';
import { fingerprintsOf } from '../../src/core/knowledge/fingerprint.ts';
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const PAIRS = fileURLToPath(new URL('./same-question.csv', import.meta.url));
const SLOW_MACHINE_MS = 600_000;
const rowsSchema = z.array(
  z.object({ first: z.string(), second: z.string(), same: z.enum(['yes', 'no']) }),
);

/** Two learners' questions as they type them, through the real model. */
describe('pairs of questions', () => {
  const judged: { readonly pair: string; readonly isSame: boolean; readonly folds: boolean }[] = [];
  let dir = '';

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'same-question-'));
    const model = { model: 'all-MiniLM-L6-v2', modelsDir: dir, log: silentLog };
    const embeddings = await openEmbeddings(model);
    const compared = async (text: string): Promise<Compared> => ({
      text,
      course: undefined,
      fingerprints: fingerprintsOf(text),
      vector: await embeddings.embedQuestion(cleanQuestion(text).gist),
    });
    const rows: unknown = parse(await readFile(PAIRS, 'utf8'), { columns: true });
    for (const { first, second, same } of rowsSchema.parse(rows)) {
      const folds = isSameQuestion(await compared(first), await compared(second));
      judged.push({ pair: `${first} / ${second}`, isSame: same === 'yes', folds });
    }
    await embeddings.close();
  }, SLOW_MACHINE_MS);

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('are many, of both kinds', () => {
    expect(judged.filter(({ isSame }) => isSame).length).toBeGreaterThanOrEqual(30);
    expect(judged.filter(({ isSame }) => !isSame).length).toBeGreaterThanOrEqual(30);
  });

  it('never fold into one when they ask different things', () => {
    expect(judged.filter(({ isSame, folds }) => folds && !isSame)).toEqual([]);
  });

  it('fold into one in most cases when they ask the same', () => {
    const same = judged.filter(({ isSame }) => isSame);
    const folded = same.filter(({ folds }) => folds);
    expect(folded.length / same.length).toBeGreaterThanOrEqual(0.7);
  });
});
