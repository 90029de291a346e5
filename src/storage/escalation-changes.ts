import { randomBytes } from 'node:crypto';
import type { Escalation } from '../core/escalation/escalation.ts';
import type { NewEscalationEvent } from '../core/escalation/history.ts';
import type { Change } from '../core/escalation/change.ts';
import type { NewEscalation } from '../core/escalation/ports.ts';
import { courseKey } from '../core/course.ts';
import { asRelayId, type NewRelay, type RelayId } from '../core/escalation/relay.ts';
import { asEscalationId, type EscalationId, type ServerId } from '../core/ids.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import { changedColumns, toEscalation } from './escalation-rows.ts';
import { moveFollowers } from './move-followers.ts';
import { setDeadlines } from './set-deadlines.ts';
import { storeFingerprints } from './store-fingerprints.ts';
import { storeIntents } from './store-intents.ts';
import { linkEscalation } from './store-lesson.ts';
import type { Transaction } from './write-transaction.ts';

/** What an escalation begins with. */
export interface Opening {
  readonly fresh: NewEscalation;
  readonly event: NewEscalationEvent;
  readonly intents: readonly NewIntent[];
  readonly at: Date;
  /** Since when it waits, where that is not now: its place in the queue. */
  readonly askedAt?: Date;
}

/** Inserts an escalation under its server's next number, unless the question has one. */
export async function insertEscalation(
  transaction: Transaction,
  { fresh, event, intents, at, askedAt = at }: Opening,
): Promise<{ outcome: 'opened' | 'already-open'; escalation: Escalation }> {
  const existing = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('question_id', '=', fresh.questionId)
    .executeTakeFirst();
  if (existing !== undefined) {
    return { outcome: 'already-open', escalation: toEscalation(existing) };
  }
  const id = newId();
  const row = await transaction
    .insertInto('escalations')
    .values({
      id,
      server_id: fresh.serverId,
      number: await nextNumber(transaction, fresh.serverId),
      question_id: fresh.questionId,
      learner_id: fresh.learnerId,
      origin_channel_id: fresh.origin.channelId ?? null,
      origin_message_id: fresh.origin.messageId ?? null,
      is_private: fresh.origin.isPrivate ? 1 : 0,
      status: 'open',
      revision: 1,
      shown_revision: 0,
      opened_at: askedAt.toISOString(),
      updated_at: at.toISOString(),
      waits_since: at.toISOString(),
      locale: fresh.locale ?? null,
      course_key: fresh.course === undefined ? null : courseKey(fresh.course),
      week: fresh.week ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await setDeadlines(transaction, id);
  await insertEvent(transaction, id, event, at);
  await storeFingerprints(transaction, id);
  await storeIntents(transaction, { escalationId: id, serverId: fresh.serverId }, intents, at);
  return { outcome: 'opened', escalation: toEscalation(row) };
}

/** 14 characters, so that it fits a button's id beside an intent's key. */
function newId(): EscalationId {
  return asEscalationId(randomBytes(7).toString('hex'));
}

async function nextNumber(transaction: Transaction, server: ServerId): Promise<number> {
  const last = await transaction
    .selectFrom('escalations')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('server_id', '=', server)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

/** Writes a change with its event, its relay and what follows; gives the escalation as it is then. */
export async function writeChange(
  transaction: Transaction,
  current: Escalation,
  { next, event, relay, followers, link, intents }: Change,
  at: Date,
): Promise<Escalation> {
  const { id, serverId, place } = current;
  const isLost = place !== undefined && next.place === undefined;
  await transaction
    .updateTable('escalations')
    .set(changedColumns(next))
    .$if(isLost, (query) => query.set({ lost_thread_id: place?.threadId ?? null }))
    .where('id', '=', id)
    .execute();
  if (followers !== undefined) await moveFollowers(transaction, id, followers, at);
  await insertEvent(transaction, id, event, at);
  if (link !== undefined) await linkEscalation(transaction, id, link, at);
  const relayId = relay && (await insertRelay(transaction, id, relay, at));
  await storeIntents(transaction, { escalationId: id, serverId }, intents(relayId), at);
  const { followerIds, ...kept } = next;
  const isAsDecided = followers === undefined && followerIds === current.followerIds;
  return isAsDecided ? { ...kept, followerIds } : readEscalation(transaction, id);
}

export async function readEscalation(
  transaction: Transaction,
  id: EscalationId,
): Promise<Escalation> {
  const row = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return toEscalation(row);
}

async function insertEvent(
  transaction: Transaction,
  id: EscalationId,
  event: NewEscalationEvent,
  at: Date,
): Promise<void> {
  await transaction
    .insertInto('escalation_events')
    .values({
      escalation_id: id,
      kind: event.kind,
      actor_id: event.actorId ?? null,
      via: event.via,
      from_status: event.from ?? null,
      to_status: event.to,
      note: event.note ?? null,
      at: at.toISOString(),
    })
    .execute();
}

async function insertRelay(
  transaction: Transaction,
  id: EscalationId,
  relay: NewRelay,
  at: Date,
): Promise<RelayId> {
  const row = await transaction
    .insertInto('escalation_messages')
    .values({
      escalation_id: id,
      direction: relay.direction,
      author_id: relay.authorId,
      text: relay.text,
      files: JSON.stringify(relay.files),
      source_channel_id: relay.source.channelId,
      source_message_id: relay.source.messageId,
      follows_source: relay.followsSource ? 1 : 0,
      at: at.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return asRelayId(row.id);
}
