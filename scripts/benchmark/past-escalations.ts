import { sql } from 'kysely';
import { DAY_MS } from '../../src/core/calendar.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { toBytes } from '../../src/storage/vector-bytes.ts';

/** Many words of many escalations are the same, some are in a few. */
const TOPICS = ['grader', 'notebook', 'quiz', 'deadline', 'backpropagation', 'certificate', 'lab'];
const PASTED = 'fingerprint-of-the-output-that-many-pasted';

/** One of so many pasted the same output. */
const SAME_OUTPUT_EVERY = 50;
/** One of so many still waits for staff. */
const WAITING_EVERY = 200;

export interface Past {
  readonly serverId: string;
  readonly staffId: string;
  readonly count: number;
  /** Of the model that made the vectors. */
  readonly recipe: string;
  readonly dimensions: number;
}

/** Fills a server's desk with past escalations, as three years of a large course leave them. */
export async function addPastEscalations(db: Database, past: Past): Promise<void> {
  const next = makeRandom(7);
  await db.transaction().execute(async (transaction) => {
    for (let nth = 1; nth <= past.count; nth += 1) {
      const { escalation, question } = rowsOf(nth, past);
      await transaction.insertInto('questions').values(question).execute();
      await transaction.insertInto('escalations').values(escalation).execute();
      await transaction
        .insertInto('question_vectors')
        .values({
          question_id: question.id,
          recipe: past.recipe,
          vector: toBytes(unitVector(past.dimensions, next)),
        })
        .execute();
      if (nth % SAME_OUTPUT_EVERY !== 0) continue;
      await transaction
        .insertInto('fingerprints')
        .values({
          fingerprint: PASTED,
          escalation_id: escalation.id,
          server_id: past.serverId,
        })
        .execute();
    }
  });
  await sql`analyze`.execute(db);
}

function rowsOf(nth: number, { serverId, staffId, count }: Past) {
  const at = new Date(Date.now() - (count - nth) * (DAY_MS / 10)).toISOString();
  const learnerId = `9${String(nth).padStart(17, '0')}`;
  const waits = nth % WAITING_EVERY === 0;
  const topic = TOPICS[nth % TOPICS.length] ?? '';
  const rare = nth % 2_500 === 0 ? ' about the zebra data set' : '';
  const question = {
    id: `past-${nth}`,
    event_key: `past-${nth}`,
    server_id: serverId,
    channel_id: '1',
    message_id: null,
    learner_id: learnerId,
    text: `The ${topic} of week ${nth % 12} says ${nth} and I do not know what to do${rare}. ${'I tried it again with the same result. '.repeat(8)}`,
    course: null,
    is_private: 0,
    source: 'slash',
    asked_at: at,
  };
  const escalation = {
    id: nth.toString(16).padStart(14, '0'),
    server_id: serverId,
    number: nth,
    question_id: question.id,
    learner_id: learnerId,
    is_private: 0,
    status: waits ? 'open' : nth % 9 === 0 ? 'dismissed' : 'resolved',
    owner_id: waits ? null : staffId,
    revision: 1,
    shown_revision: 1,
    opened_at: at,
    updated_at: at,
  };
  return { question, escalation };
}

function unitVector(dimensions: number, next: () => number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => next() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** The same numbers in each run, 0 to 1. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
