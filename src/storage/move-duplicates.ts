import type { Escalation } from '../core/escalation/escalation.ts';
import type { Follows } from '../core/escalation/change.ts';
import { asRelayId, type RelayId } from '../core/escalation/relay.ts';
import { asFollowerId } from '../core/escalation/follower.ts';
import { asEscalationId, type EscalationId } from '../core/ids.ts';
import { NOBODY } from './erasure.ts';
import { readEscalation, writeChange } from './escalation-changes.ts';
import { insertFollower, toFollower } from './followers.ts';
import type { Transaction } from './write-transaction.ts';

/** Replies that somebody reads who comes late: an answer, and what was added to it. */
const SAID_LIMIT = 3;

/** What was a duplicate is none of that any more: its learner waits for its own answer, and so do those who came with it. */
export async function leaveOriginal(
  transaction: Transaction,
  duplicate: Escalation,
  { leave }: Pick<Follows, 'leave'>,
  at: Date,
): Promise<void> {
  const { id, questionId } = duplicate;
  const rows = await transaction
    .selectFrom('followers')
    .select(['id', 'escalation_id', 'question_id'])
    .where((eb) => eb.or([eb('duplicate_id', '=', id), eb('question_id', '=', questionId)]))
    .where('state', '=', 'following')
    .where('escalation_id', '!=', id)
    .execute();
  for (const row of rows) {
    const isItsOwn = row.question_id === questionId;
    await transaction
      .updateTable('followers')
      .set({ duplicate_id: null, ...(isItsOwn ? { state: 'left' } : { escalation_id: id }) })
      .where('id', '=', row.id)
      .execute();
  }
  for (const original of new Set(rows.map((row) => asEscalationId(row.escalation_id)))) {
    const now = await readEscalation(transaction, original);
    await writeChange(transaction, now, leave(now), at);
  }
}

/** Whoever waits for a duplicate waits for the original's answer: the learner who asked it, and who follows it. */
export async function followOriginal(
  transaction: Transaction,
  duplicate: Escalation,
  { original, join }: Follows,
  at: Date,
): Promise<void> {
  if (original === undefined) return;
  const said = await repliesOf(transaction, original.id);
  const waiting = await transaction
    .selectFrom('followers')
    .selectAll()
    .where('escalation_id', '=', duplicate.id)
    .where('state', '=', 'following')
    .orderBy('id')
    .execute();
  // One after another: each joins what those before them have joined.
  let now = await readEscalation(transaction, original.id);
  const owner = await followAsOwner(transaction, duplicate, original.id, at);
  if (owner !== undefined) {
    now = await writeChange(transaction, now, join(now, owner, said), at);
  }
  for (const row of waiting) {
    await transaction
      .updateTable('followers')
      .set({ escalation_id: original.id, duplicate_id: duplicate.id })
      .where('id', '=', row.id)
      .execute();
    now = await writeChange(transaction, now, join(now, toFollower(row), said), at);
  }
}

/** The row of the learner who asked it: the one from before, when the question followed something once. */
async function followAsOwner(
  transaction: Transaction,
  duplicate: Escalation,
  original: EscalationId,
  at: Date,
) {
  const { questionId, learnerId, origin, locale, serverId } = duplicate;
  if (String(learnerId) === NOBODY) return undefined;
  const state = 'following';
  const known = await transaction
    .updateTable('followers')
    .set({ escalation_id: original, state, duplicate_id: duplicate.id })
    .where('question_id', '=', questionId)
    .returningAll()
    .executeTakeFirst();
  if (known !== undefined) return toFollower(known);
  const fresh = { serverId, questionId, learnerId, origin, locale };
  const made = await insertFollower(transaction, original, fresh, { state, at });
  await transaction
    .updateTable('followers')
    .set({ duplicate_id: duplicate.id })
    .where('id', '=', asFollowerId(made.id))
    .execute();
  return made;
}

/** The last replies to its learner, in order, without what was taken back. */
async function repliesOf(transaction: Transaction, id: EscalationId): Promise<readonly RelayId[]> {
  const rows = await transaction
    .selectFrom('escalation_messages')
    .select('id')
    .where('escalation_id', '=', id)
    .where('direction', '=', 'to-learner')
    .where('deleted_at', 'is', null)
    .where('author_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(SAID_LIMIT)
    .execute();
  return rows.map((row) => asRelayId(row.id)).reverse();
}
