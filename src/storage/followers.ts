import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  asFollowerId,
  FOLLOWER_STATES,
  type Follower,
  type FollowerId,
  type FollowerState,
} from '../core/escalation/follower.ts';
import type { MessagePlace } from '../core/escalation/relay.ts';
import type { FollowersMove, NewEscalation } from '../core/escalation/ports.ts';
import {
  asChannelId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  type EscalationId,
} from '../core/ids.ts';
import type { Database } from './open-database.ts';
import type { FollowersTable } from './schema.ts';
import type { Transaction } from './write-transaction.ts';

const stateSchema = z.enum(FOLLOWER_STATES);

/** A row as the core knows it. */
export function toFollower(row: Selectable<FollowersTable>): Follower {
  const { origin_channel_id: channel, origin_message_id: message } = row;
  return {
    id: asFollowerId(row.id),
    escalationId: asEscalationId(row.escalation_id),
    questionId: asQuestionId(row.question_id),
    learnerId: asLearnerId(row.learner_id),
    origin: {
      channelId: channel === null ? undefined : asChannelId(channel),
      messageId: message === null ? undefined : asMessageId(message),
      isPrivate: false,
    },
    locale: row.locale ?? undefined,
    state: stateSchema.parse(row.state),
    joinedAt: new Date(row.joined_at),
  };
}

/** Has a question wait for the answer to an escalation. What its learner left before is forgotten. */
export async function insertFollower(
  transaction: Transaction,
  escalation: EscalationId,
  { questionId, learnerId, origin, locale }: NewEscalation,
  { state, at }: { readonly state: FollowerState; readonly at: Date },
): Promise<Follower> {
  const row = await transaction
    .insertInto('followers')
    .values({
      escalation_id: escalation,
      question_id: questionId,
      learner_id: learnerId,
      origin_channel_id: origin.channelId ?? null,
      origin_message_id: origin.messageId ?? null,
      locale: locale ?? null,
      state,
      joined_at: at.toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toFollower(row);
}

/** Remembers where staff read the follower's words; `erased` when they are gone already. */
export async function recordFollowerNote(
  db: Database,
  id: FollowerId,
  sent: MessagePlace,
): Promise<'recorded' | 'erased'> {
  await db
    .updateTable('followers')
    .set({ note_channel_id: sent.channelId, note_message_id: sent.messageId })
    .where('id', '=', id)
    .execute();
  const question = await db
    .selectFrom('followers')
    .innerJoin('questions', 'questions.id', 'followers.question_id')
    .select('questions.erased_at')
    .where('followers.id', '=', id)
    .executeTakeFirst();
  return question?.erased_at === null ? 'recorded' : 'erased';
}

export async function setFollowerState(
  transaction: Transaction,
  id: FollowerId,
  state: FollowerState,
): Promise<void> {
  await transaction.updateTable('followers').set({ state }).where('id', '=', id).execute();
}

/** Who follows from now on. */
export async function moveFollowers(
  transaction: Transaction,
  id: EscalationId,
  move: FollowersMove,
  at: Date,
): Promise<void> {
  if (move.kind === 'hand-on') {
    await handOn(transaction, id, at);
    return;
  }
  await transaction
    .updateTable('followers')
    .set({ state: 'left' })
    .where('escalation_id', '=', id)
    .where('learner_id', '=', move.learnerId)
    .where('state', '=', 'following')
    .execute();
}

/** The first follower takes the owner's place; the owner's question is kept as one that left. */
export async function handOn(transaction: Transaction, id: EscalationId, at: Date): Promise<void> {
  const owned = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const next = await transaction
    .selectFrom('followers')
    .selectAll()
    .where('escalation_id', '=', id)
    .where('state', '=', 'following')
    .where('learner_id', '!=', owned.learner_id)
    .orderBy('id')
    .executeTakeFirst();
  if (next === undefined) return;
  await setFollowerState(transaction, asFollowerId(next.id), 'promoted');
  const before = await transaction
    .deleteFrom('followers')
    .where('question_id', '=', owned.question_id)
    .returning(['note_channel_id', 'note_message_id'])
    .executeTakeFirst();
  await transaction
    .insertInto('followers')
    .values({
      escalation_id: id,
      question_id: owned.question_id,
      learner_id: owned.learner_id,
      origin_channel_id: owned.origin_channel_id,
      origin_message_id: owned.origin_message_id,
      locale: owned.locale,
      state: 'left',
      joined_at: at.toISOString(),
      // Before it was theirs, they followed: what was said of that stands in the thread still.
      note_channel_id: before?.note_channel_id ?? null,
      note_message_id: before?.note_message_id ?? null,
    })
    .execute();
  // What else the one who left asked of it needs no answer either; the new owner is told in one place.
  await transaction
    .updateTable('followers')
    .set({ state: 'left' })
    .where('escalation_id', '=', id)
    .where('state', '=', 'following')
    .where('learner_id', 'in', [owned.learner_id, next.learner_id])
    .execute();
  await transaction
    .updateTable('escalations')
    .set({
      question_id: next.question_id,
      learner_id: next.learner_id,
      origin_channel_id: next.origin_channel_id,
      origin_message_id: next.origin_message_id,
      locale: next.locale,
    })
    .where('id', '=', id)
    .execute();
}
