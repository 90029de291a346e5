import { createHash, randomBytes } from 'node:crypto';
import { asFollowerId, type FollowerId } from '../core/escalation/follower.ts';
import { asLearnerId, asQuestionId, type EscalationId, type ServerId } from '../core/ids.ts';
import { fanOut } from '../core/outbox/fan-out.ts';
import type { EscalationIntent, Intent, NewIntent } from '../core/outbox/intent.ts';
import { laneOf } from '../core/outbox/lane-of.ts';
import type { Transaction } from './write-transaction.ts';

/** Puts intents into the outbox, in order, within the transaction of what causes them. */
export async function storeIntents(
  transaction: Transaction,
  about: { readonly escalationId: EscalationId; readonly serverId: ServerId },
  intents: readonly NewIntent[],
  at: Date,
): Promise<void> {
  const { escalationId, serverId } = about;
  for (const fresh of await forAllWhoWait(transaction, escalationId, intents)) {
    const intent = { ...fresh, escalationId };
    const lane = laneOf(escalationId, intent.kind, followerOf(intent));
    await insertIntent(transaction, {
      key: keyOf(intent),
      lane,
      escalationId,
      serverId,
      intent,
      at,
    });
  }
}

/** Puts an intent that is about no escalation into the outbox, unless one stands there under the same `once`. */
export async function storeOnce(
  transaction: Transaction,
  {
    lane,
    serverId,
    once,
  }: { readonly lane: string; readonly serverId: string; readonly once: string },
  intent: Intent,
  at: Date,
): Promise<void> {
  // What is erased with an escalation's log of deliveries is not this.
  await insertIntent(transaction, {
    key: keyFrom(once),
    lane,
    escalationId: '',
    serverId,
    intent,
    at,
  });
}

interface OutboxEntry {
  readonly key: string;
  readonly lane: string;
  readonly escalationId: string;
  readonly serverId: string;
  readonly intent: Intent;
  readonly at: Date;
}

async function insertIntent(
  transaction: Transaction,
  { key, lane, escalationId, serverId, intent, at }: OutboxEntry,
): Promise<void> {
  await transaction
    .insertInto('outbox')
    .values({
      key,
      escalation_id: escalationId,
      server_id: serverId,
      lane,
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
    .select(['id', 'learner_id', 'escalation_id'])
    .where((eb) => eb.or([eb('escalation_id', '=', id), eb('duplicate_id', '=', id)]))
    .where('state', '=', 'following')
    .orderBy('id')
    .execute();
  const asker = {
    learnerId: asLearnerId(owner.learner_id),
    questionId: asQuestionId(owner.question_id),
  };
  // Who has gone on to what this is a duplicate of still reads here what was sent before.
  const present = followers.filter(({ escalation_id: followed }) => followed === id);
  return intents.flatMap((intent) =>
    fanOut(
      [intent],
      asker,
      (intent.kind === 'mirror-to-learner' ? followers : present).map(
        ({ id: row, learner_id: learner }) => ({
          id: asFollowerId(row),
          learnerId: asLearnerId(learner),
        }),
      ),
    ),
  );
}

function followerOf(intent: EscalationIntent): FollowerId | undefined {
  return 'followerId' in intent ? intent.followerId : undefined;
}

function keyOf(intent: EscalationIntent): string {
  const once = intent.kind === 'announce' ? intent.once : undefined;
  // Random, so that two databases never share one.
  return once === undefined ? randomBytes(16).toString('base64url') : keyFrom(once);
}

/** 22 characters, as long as all keys are: fits Discord's nonce of 25. */
function keyFrom(once: string): string {
  return createHash('sha256').update(once).digest('base64url').slice(0, 22);
}
