import { sql, type ExpressionBuilder } from 'kysely';
import { ENDED, type Escalation } from '../core/escalation/escalation.ts';
import type { Whereabouts } from '../core/escalation/ports.ts';
import {
  asChannelId,
  asThreadId,
  type EscalationId,
  type ChannelId,
  type LearnerId,
  type QuestionId,
  type ThreadId,
} from '../core/ids.ts';
import { toEscalation } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

type Builder = ExpressionBuilder<DatabaseSchema, 'escalations'>;

/** The escalation of a question, or the one that it follows. */
export async function findByQuestion(
  db: Database,
  questionId: QuestionId,
): Promise<Escalation | undefined> {
  const row = await db
    .selectFrom('escalations')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('question_id', '=', questionId),
        eb(
          'id',
          '=',
          eb
            .selectFrom('followers')
            .select('escalation_id')
            .where('question_id', '=', questionId)
            .where('state', '=', 'following'),
        ),
      ]),
    )
    // Of a duplicate: what is followed, where it goes on.
    .orderBy((eb) => eb.case().when('question_id', '=', questionId).then(1).else(0).end())
    .executeTakeFirst();
  return row && toEscalation(row);
}

/** See `EscalationStore.findByOrigin`. */
export async function findByOrigin(
  db: Database,
  where: Whereabouts,
): Promise<Escalation | undefined> {
  return (
    (await byReply(db, where)) ?? (where.isConversation ? await byPlace(db, where) : undefined)
  );
}

/** Those not ended whose thread is this one or stands in this channel. */
export async function findByPlace(
  db: Database,
  place: ChannelId | ThreadId,
): Promise<readonly Escalation[]> {
  const rows = await db
    .selectFrom('escalations')
    .selectAll()
    .where((eb) => eb.or([eb('thread_id', '=', place), eb('staff_channel_id', '=', place)]))
    .where('status', 'not in', ENDED)
    .execute();
  return rows.map(toEscalation);
}

/** See `EscalationStore.placesInUse`. */
export async function placesInUse(db: Database): Promise<readonly (ChannelId | ThreadId)[]> {
  const rows = await db
    .selectFrom('escalations')
    .select(['staff_channel_id', 'thread_id'])
    .where('status', 'not in', ENDED)
    .execute();
  const channels = rows.flatMap(({ staff_channel_id: id }) => (id === null ? [] : asChannelId(id)));
  const threads = rows.flatMap(({ thread_id: id }) => (id === null ? [] : asThreadId(id)));
  return [...new Set([...channels, ...threads])];
}

/** Its last thread that is gone. */
export async function lostThread(db: Database, id: EscalationId): Promise<ThreadId | undefined> {
  const row = await db
    .selectFrom('escalations')
    .select('lost_thread_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.lost_thread_id == null ? undefined : asThreadId(row.lost_thread_id);
}

/** A reply names its escalation by the message it replies to, ended or not. */
async function byReply(
  db: Database,
  { learnerId, repliedToId }: Whereabouts,
): Promise<Escalation | undefined> {
  if (repliedToId === undefined) return undefined;
  const row = await db
    .selectFrom('escalations')
    .selectAll()
    .where((eb) => isOrFollows(eb, learnerId))
    .where((eb) =>
      eb.or([
        eb('origin_message_id', '=', repliedToId),
        eb(
          'id',
          'in',
          following(eb, learnerId).where('followers.origin_message_id', '=', repliedToId),
        ),
        eb(
          'id',
          'in',
          eb
            .selectFrom('escalation_messages')
            .select('escalation_id')
            .where('target_message_id', '=', repliedToId)
            .where('direction', '!=', 'to-staff'),
        ),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row && toEscalation(row);
}

/** In a thread or direct messages, the learner's last escalation that was asked or told there. */
async function byPlace(
  db: Database,
  { learnerId, channelId }: Whereabouts,
): Promise<Escalation | undefined> {
  const row = await db
    .selectFrom('escalations')
    .selectAll()
    .where((eb) => isOrFollows(eb, learnerId))
    .where((eb) => eb.or([eb('status', 'not in', ENDED), lapsedIn(channelId)]))
    .where((eb) =>
      eb.or([
        eb.and([
          eb('origin_channel_id', '=', channelId),
          eb('escalations.learner_id', '=', learnerId),
        ]),
        eb(
          'id',
          'in',
          following(eb, learnerId).where('followers.origin_channel_id', '=', channelId),
        ),
        eb.exists(
          eb
            .selectFrom('escalation_messages')
            .select('escalation_messages.id')
            .whereRef('escalation_messages.escalation_id', '=', 'escalations.id')
            .where('target_channel_id', '=', channelId)
            .where('direction', '!=', 'to-staff'),
        ),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row && toEscalation(row);
}

/** One that was closed for want of a word is still open to one, in the thread where it was asked. */
function lapsedIn(channelId: string) {
  return sql<boolean>`(json_extract(outcome, '$.kind') = 'lapsed' and is_private = 0
    and origin_channel_id = ${channelId})`;
}

/** The learner's own, or one that they follow. */
function isOrFollows(eb: Builder, learnerId: LearnerId) {
  return eb.or([
    eb('escalations.learner_id', '=', learnerId),
    eb('escalations.id', 'in', following(eb, learnerId)),
  ]);
}

function following(eb: Builder, learnerId: LearnerId) {
  return eb
    .selectFrom('followers')
    .select('followers.escalation_id')
    .where('followers.learner_id', '=', learnerId)
    .where('followers.state', '=', 'following');
}
