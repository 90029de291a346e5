import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { THRESHOLDS } from '../../src/core/answering/tuning.ts';
import type { InsidePort } from '../../src/sandbox/page-server/ports.ts';
import type { Inside } from '../../src/sandbox/page-server/protocol.ts';

const numbers = z.record(z.string(), z.number());
const answerRow = z.object({
  question: z.string(),
  outcome: z.string(),
  confidence: z.number(),
  citations: z.string(),
  timings: z.string(),
  signals: z.string(),
});
const citation = z.object({
  title: z.string(),
  path: z.string(),
  score: z.number(),
  text: z.string(),
});
const intentRow = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.string(),
  attempts: z.number(),
  error: z.string().nullable(),
});

const ANSWERS = `
  select q.text as question, a.outcome, a.confidence, a.citations, a.timings, a.signals
  from answers a join questions q on q.id = a.question_id
  where q.erased_at is null order by a.answered_at desc limit 5`;
const OUTBOX = `
  select id, kind, state, attempts, last_error as error from outbox order by id desc limit 30`;

/** A look into the running bot's database, without a way to change it. */
export function openInside(dataDir: string): InsidePort & { close(): void } {
  const file = join(dataDir, 'course-support.db');
  const db = new SQLite(file, { readonly: true });
  const answers = db.prepare(ANSWERS);
  const outbox = db.prepare(OUTBOX);
  return {
    look: (): Inside => ({
      answers: answerRow.array().parse(answers.all()).map(toAnswer),
      outbox: intentRow.array().parse(outbox.all()),
    }),
    close: () => db.close(),
  };
}

function toAnswer({ citations, timings, signals, ...row }: z.infer<typeof answerRow>) {
  return {
    ...row,
    thresholds: THRESHOLDS,
    passages: citation.array().parse(JSON.parse(citations)),
    timings: numbers.parse(JSON.parse(timings)),
    signals: numbers.parse(JSON.parse(signals)),
  };
}
