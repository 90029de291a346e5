import { createHash, randomBytes } from 'node:crypto';
import { asFollowerId, type FollowerId } from '../core/escalation/follower.ts';
import { asLearnerId, asQuestionId, type EscalationId, type ServerId } from '../core/ids.ts';
import { fanOut } from '../core/outbox/fan-out.ts';
import { laneOf, type EscalationIntent, type NewIntent } from '../core/outbox/intent.ts';
import type { Transaction } from './write-transaction.ts';

/** Puts intents into the outbox, in order, within the transaction of what causes them. */
export async function storeIntents(
  transaction: Transaction,
  about: { readonly escalationId: EscalationId; readonly serverId: ServerId },
  intents: readonly NewIntent[],
  at: Date,
): Promise<void> {
  for (const fresh of await forAllWhoWait(transaction, about.escalationId, intents)) {
    const intent = { ...fresh, escalationId: about.escalationId };
    await transaction
      .insertInto('outbox')
      .values({
        key: keyOf(intent),
        escalation_id: about.escalationId,
        server_id: about.serverId,
        lane: laneOf(about.escalationId, intent.kind, followerOf(intent)),
        kind: intent.kind,
        payload: JSON.stringify(intent),
        state: 'waiting',
        attempts: 0,
        due_at: at.toISOString(),
        created_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

const REACHES_ALL: ReadonlySet<NewIntent['kind']> = new Set<NewIntent['kind']>([
  'deliver-to-learner',
  'mirror-to-learner',
]);

/** What learners are told is told to each who waits. */
async function forAllWhoWait(
  transaction: Transaction,
  id: EscalationId,
  intents: readonly NewIntent[],
): Promise<readonly NewIntent[]> {
  if (!intents.some(({ kind }) => REACHES_ALL.has(kind))) return intents;
  const owner = await transaction
    .selectFrom('escalations')
    .select(['learner_id', 'question_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (owner === undefined) return intents;
  const followers = await transaction
    .selectFrom('followers')
    .select(['id', 'learner_id'])
    .where('escalation_id', '=', id)
    .where('state', '=', 'following')
    .orderBy('id')
    .execute();
  return fanOut(
    intents,
    { learnerId: asLearnerId(owner.learner_id), questionId: asQuestionId(owner.question_id) },
    followers.map((row) => ({ id: asFollowerId(row.id), learnerId: asLearnerId(row.learner_id) })),
  );
}

function followerOf(intent: EscalationIntent): FollowerId | undefined {
  return 'followerId' in intent ? intent.followerId : undefined;
}

/** 22 characters: fits Discord's nonce of 25. Random, so that two databases never share one. */
function keyOf(intent: EscalationIntent): string {
  const once = intent.kind === 'announce' ? intent.once : undefined;
  return once === undefined
    ? randomBytes(16).toString('base64url')
    : createHash('sha256').update(once).digest('base64url').slice(0, 22);
}
