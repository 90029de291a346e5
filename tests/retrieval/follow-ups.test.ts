import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openEvaluationSet } from '../../scripts/evaluation/run-evaluation.ts';
import type { Knowledge } from '../../src/compose-knowledge.ts';
import { earlierFor } from '../../src/core/hearing/follow-up.ts';
import { silentLog } from '../../src/core/log.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { LEARNER } from '../support/knowledge-in-memory.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));
const SLOW_MACHINE_MS = 600_000;

/**
 * `aside` was written before the choice of the section was made, and looked at once, when it was done; `later` was
 * written then.
 */
const SETS = ['fit', 'aside', 'later'] as const;
const rowsSchema = z.array(
  z.object({
    turns: z.string(),
    document: z.string(),
    heading: z.string(),
    set: z.enum(SETS),
  }),
);

interface Told {
  readonly set: (typeof SETS)[number];
  readonly isDocumentRight: boolean;
  readonly isHeadingRight: boolean;
  /** The last answer cites what the one before cited, and was to cite something else. */
  readonly isRepeated: boolean;
}

/** Conversations of two and three turns, in learners' words, asked of our own notes through the real model and index. */
describe('follow-ups', () => {
  let dataDir = '';
  let knowledge: Knowledge;
  let told: readonly Told[] = [];

  const ask = async (turns: readonly string[]): Promise<Verdict> => {
    const text = turns.at(-1) ?? '';
    const earlier = earlierFor(text, turns.slice(0, -1));
    return knowledge.answerQuestion({ text, scope: LEARNER, earlier });
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'course-support-'));
    knowledge = await openEvaluationSet({
      documents: KNOWLEDGE,
      dataDir,
      embeddingModel: 'all-MiniLM-L6-v2',
      log: silentLog,
    });
    const file = readFileSync(new URL('./follow-ups.csv', import.meta.url));
    const all: Told[] = [];
    for (const row of rowsSchema.parse(parse(file, { columns: true }))) {
      const turns = row.turns.split(' / ');
      const [before] = (await ask(turns.slice(0, -1))).citations;
      const [cited] = (await ask(turns)).citations;
      const isHeadingRight = cited?.headings.at(-1) === row.heading;
      all.push({
        set: row.set,
        isDocumentRight: cited?.path === row.document,
        isHeadingRight,
        isRepeated: !isHeadingRight && cited?.passageId === before?.passageId,
      });
    }
    told = all;
  }, SLOW_MACHINE_MS);

  afterAll(async () => {
    await knowledge.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  // Measured: 39 of 40, 19 of 20 and 20 of 24 notes, 37, 16 and 19 sections; with the carried words as heavy as the
  // follow-up's own it was 26, 14 and 11.
  it.each([
    ['fit', 38, 35],
    ['aside', 18, 15],
    ['later', 19, 17],
  ] as const)('lead to the note and section that they ask for: %s', (set, notes, sections) => {
    const those = told.filter((one) => one.set === set);
    expect(those.filter((one) => one.isDocumentRight).length).toBeGreaterThanOrEqual(notes);
    expect(those.filter((one) => one.isHeadingRight).length).toBeGreaterThanOrEqual(sections);
  });

  // Measured: 4 of 84; it was 24.
  it('seldom get the answer before them again', () => {
    expect(told.filter((one) => one.isRepeated).length).toBeLessThanOrEqual(6);
  });

  it('get of a known issue what they ask for, and its fix once more where they ask nothing', async () => {
    const first =
      'How do I get past the grader? It rejects my notebook although everything is correct.';
    const toldTo = async (last: string) => {
      const verdict = await ask([first, last]);
      return verdict.outcome === 'answered' ? verdict.text : verdict.outcome;
    };
    expect(await toldTo('and why does that happen?')).toContain('is not what the grader expects');
    expect(await toldTo('still not working')).toContain('differs from the original');
    expect(await toldTo('how?')).toContain('submit again directly from the notebook');
  });
});
