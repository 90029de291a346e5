import type { Escalation } from '../core/escalation/escalation.ts';
import type { Fold } from '../core/escalation/change.ts';
import type { NewEscalation } from '../core/escalation/ports.ts';
import { findSame, type FoldCandidate } from '../core/escalation/same-question.ts';
import { asEscalationId, type ServerId } from '../core/ids.ts';
import { insertEscalation, writeChange, type Opening } from './escalation-changes.ts';
import { findByQuestion } from './find-escalations.ts';
import { toEscalation } from './escalation-rows.ts';
import { insertFollower } from './followers.ts';
import { storeVector } from './question-vectors.ts';
import { fromBytes } from './vector-bytes.ts';
import type { Transaction } from './write-transaction.ts';

interface Opened {
  readonly outcome: 'opened' | 'already-open' | 'joined';
  readonly escalation: Escalation;
}

/** Opens an escalation, unless the question has one or one that waits asks the same. */
export async function openEscalation(
  transaction: Transaction,
  opening: Opening,
  fold: Fold | undefined,
): Promise<Opened> {
  const { fresh, at } = opening;
  const known = await findByQuestion(transaction, fresh.questionId);
  if (known !== undefined) return { outcome: 'already-open', escalation: known };
  if (fold === undefined) return insertEscalation(transaction, opening);
  await storeVector(transaction, fresh.questionId, fold);
  const joined = fold.mayJoin ? await join(transaction, fresh, fold, at) : undefined;
  return joined === undefined
    ? insertEscalation(transaction, opening)
    : { outcome: 'joined', escalation: joined };
}

async function join(
  transaction: Transaction,
  fresh: NewEscalation,
  fold: Fold,
  at: Date,
): Promise<Escalation | undefined> {
  const same = findSame(fold.asked, await readCandidates(transaction, fresh.serverId, fold.recipe));
  if (same === undefined) return undefined;
  const row = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', same)
    .executeTakeFirstOrThrow();
  // What its learner left once is asked again.
  await transaction.deleteFrom('followers').where('question_id', '=', fresh.questionId).execute();
  const follower = await insertFollower(transaction, same, fresh, { state: 'following', at });
  const change = fold.join(toEscalation(row), follower);
  if (change === undefined) {
    await transaction.deleteFrom('followers').where('id', '=', follower.id).execute();
    return undefined;
  }
  for (const fingerprint of fold.asked.fingerprints) {
    await transaction
      .insertInto('fingerprints')
      .values({ fingerprint, escalation_id: same, server_id: fresh.serverId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return writeChange(transaction, toEscalation(row), change, at);
}

/** What waits and may be joined: of this server, asked in the open, and not erased. */
async function readCandidates(
  transaction: Transaction,
  server: ServerId,
  recipe: string | undefined,
): Promise<readonly FoldCandidate[]> {
  const rows = await transaction
    .selectFrom('escalations')
    .innerJoin('questions', 'questions.id', 'escalations.question_id')
    .leftJoin('question_vectors', (on) =>
      on
        .onRef('question_vectors.question_id', '=', 'escalations.question_id')
        .on('question_vectors.recipe', '=', recipe ?? ''),
    )
    .select(['escalations.id', 'questions.text', 'questions.course', 'question_vectors.vector'])
    .where('escalations.server_id', '=', server)
    .where('escalations.status', 'in', ['open', 'claimed'])
    .where('escalations.is_private', '=', 0)
    .where('questions.is_private', '=', 0)
    .where('questions.erased_at', 'is', null)
    .orderBy('escalations.number')
    .execute();
  const outputs = await readOutputs(transaction, server);
  return rows.map(({ id, text, course, vector }) => ({
    id: asEscalationId(id),
    text,
    course: course ?? undefined,
    fingerprints: outputs.get(id) ?? [],
    vector: vector === null ? undefined : fromBytes(vector),
  }));
}

async function readOutputs(
  transaction: Transaction,
  server: ServerId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await transaction
    .selectFrom('escalations')
    .innerJoin('fingerprints', 'fingerprints.escalation_id', 'escalations.id')
    .select(['escalations.id', 'fingerprints.fingerprint'])
    .where('escalations.server_id', '=', server)
    .where('escalations.status', 'in', ['open', 'claimed'])
    .execute();
  const byId = new Map<string, string[]>();
  for (const { id, fingerprint } of rows) byId.set(id, [...(byId.get(id) ?? []), fingerprint]);
  return byId;
}
