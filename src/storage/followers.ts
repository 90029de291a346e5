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
import type { NewEscalation } from '../core/escalation/ports.ts';
import {
  asChannelId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  type EscalationId,
} from '../core/ids.ts';
import type { Database } from './open-database.ts';
import type { FollowersTable } from './escalation-tables.ts';
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
      isPrivate: row.is_private === 1,
    },
    locale: row.locale ?? undefined,
    state: stateSchema.parse(row.state),
    joinedAt: new Date(row.joined_at),
  };
}

/** One who waits, or waited, for the answer to somebody else's escalation. */
export async function findFollower(db: Database, id: FollowerId): Promise<Follower | undefined> {
  const row = await db.selectFrom('followers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toFollower(row);
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
      is_private: origin.isPrivate ? 1 : 0,
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
  const question = await db
    .selectFrom('followers')
    .innerJoin('questions', 'questions.id', 'followers.question_id')
    .select(['questions.id', 'questions.erased_at', 'followers.escalation_id'])
    .where('followers.id', '=', id)
    .executeTakeFirst();
  if (question === undefined) return 'erased';
  await db
    .insertInto('follower_notes')
    .values({
      channel_id: sent.channelId,
      message_id: sent.messageId,
      escalation_id: question.escalation_id,
      question_id: question.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return question.erased_at === null ? 'recorded' : 'erased';
}

export async function setFollowerState(
  transaction: Transaction,
  id: FollowerId,
  state: FollowerState,
): Promise<void> {
  await transaction.updateTable('followers').set({ state }).where('id', '=', id).execute();
}
