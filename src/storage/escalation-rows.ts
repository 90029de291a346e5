import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import {
  ESCALATION_STATUSES,
  type Escalation,
  type EscalationOutcome,
} from '../core/escalation/escalation.ts';
import type { EscalationEvent } from '../core/escalation/history.ts';
import { asRelayId, type MessagePlace, type Relay } from '../core/escalation/relay.ts';
import {
  asChannelId,
  asDocumentId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
  asStaffId,
  asThreadId,
} from '../core/ids.ts';
import type {
  EscalationEventsTable,
  EscalationMessagesTable,
  EscalationsTable,
} from './escalation-tables.ts';

const statusSchema = z.enum(ESCALATION_STATUSES);
const filesSchema = z.array(z.object({ name: z.string(), url: z.string() }));
const textsSchema = z.array(z.string());
const directionSchema = z.enum(['to-learner', 'to-staff']);
const eventKindSchema = z.enum([
  'escalate',
  'claim',
  'release',
  'take-over',
  'assign',
  'remind',
  'lapse',
  'outcome',
  'reply',
  'follow-up',
  'thank',
  'join',
  'leave',
  'hand-on',
  'split-off',
  'resolve',
  'dismiss',
  'reopen',
  'withdraw',
  'learn',
  'undeliverable',
  'thread-lost',
  'message-edited',
  'message-deleted',
]);
const viaSchema = z.enum(['button', 'modal', 'command', 'menu', 'message', 'bot']);

const outcomeSchema: z.ZodType<EscalationOutcome> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['answered', 'not-an-issue', 'lapsed']) }),
  z.object({
    kind: z.literal('known-issue'),
    documentId: z.string().transform(asDocumentId),
    title: z.string(),
  }),
  z.object({
    kind: z.literal('duplicate'),
    of: z.string().transform(asEscalationId),
    number: z.number(),
  }),
]);

/** A row as the core knows it. */
export function toEscalation(row: Selectable<EscalationsTable>): Escalation {
  return {
    id: asEscalationId(row.id),
    serverId: asServerId(row.server_id),
    number: row.number,
    questionId: asQuestionId(row.question_id),
    learnerId: asLearnerId(row.learner_id),
    origin: {
      channelId: given(row.origin_channel_id, asChannelId),
      messageId: given(row.origin_message_id, asMessageId),
      isPrivate: row.is_private === 1,
    },
    followerIds: followerIdsOf(row),
    isIncident: row.is_incident === 1,
    status: statusSchema.parse(row.status),
    ownerId: given(row.owner_id, asStaffId),
    closingNote: row.closing_note ?? undefined,
    place: toPlace(row),
    revision: row.revision,
    shownRevision: row.shown_revision,
    openedAt: new Date(row.opened_at),
    updatedAt: new Date(row.updated_at),
    locale: row.locale ?? undefined,
    outcome: given(row.outcome, (json) => outcomeSchema.parse(JSON.parse(json))),
    waitsSince: new Date(row.waits_since ?? row.updated_at),
    remindedAt: given(row.reminded_at, (at) => new Date(at)),
  };
}

/** Whoever owns it does not follow it too, whatever else they asked. */
function followerIdsOf(row: Selectable<EscalationsTable>): Escalation['followerIds'] {
  const ids = new Set(textsSchema.parse(JSON.parse(row.follower_ids)));
  ids.delete(row.learner_id);
  return [...ids].map(asLearnerId);
}

function toPlace(row: Selectable<EscalationsTable>): Escalation['place'] {
  const { staff_channel_id, header_message_id, thread_id } = row;
  if (staff_channel_id === null || header_message_id === null || thread_id === null) {
    return undefined;
  }
  return {
    channelId: asChannelId(staff_channel_id),
    headerMessageId: asMessageId(header_message_id),
    threadId: asThreadId(thread_id),
  };
}

/** The columns that a change may alter. */
export function changedColumns(next: Escalation): Partial<Insertable<EscalationsTable>> {
  return {
    status: next.status,
    owner_id: next.ownerId ?? null,
    closing_note: next.closingNote ?? null,
    ...placeColumns(next.place),
    revision: next.revision,
    shown_revision: next.shownRevision,
    is_incident: next.isIncident ? 1 : 0,
    outcome: next.outcome === undefined ? null : JSON.stringify(next.outcome),
    waits_since: next.waitsSince.toISOString(),
    reminded_at: next.remindedAt?.toISOString() ?? null,
    updated_at: next.updatedAt.toISOString(),
  };
}

export function placeColumns(place: Escalation['place']) {
  return {
    staff_channel_id: place?.channelId ?? null,
    header_message_id: place?.headerMessageId ?? null,
    thread_id: place?.threadId ?? null,
  };
}

export function toEvent(row: Selectable<EscalationEventsTable>): EscalationEvent {
  return {
    kind: eventKindSchema.parse(row.kind),
    actorId: given(row.actor_id, asStaffId),
    via: viaSchema.parse(row.via),
    from: given(row.from_status, (status) => statusSchema.parse(status)),
    to: statusSchema.parse(row.to_status),
    note: row.note ?? undefined,
    at: new Date(row.at),
  };
}

/** Undefined for a notice, which carries nothing from one side to the other. */
export function toRelay(row: Selectable<EscalationMessagesTable>): Relay | undefined {
  const source = toMessagePlace(row.source_channel_id, row.source_message_id);
  if (source === undefined || row.author_id === null) return undefined;
  const direction = directionSchema.parse(row.direction);
  return {
    id: asRelayId(row.id),
    escalationId: asEscalationId(row.escalation_id),
    direction,
    authorId: direction === 'to-learner' ? asStaffId(row.author_id) : asLearnerId(row.author_id),
    text: row.text,
    files: filesSchema.parse(JSON.parse(row.files)),
    source,
    target: toMessagePlace(row.target_channel_id, row.target_message_id),
    at: new Date(row.at),
    followsSource: row.follows_source === 1,
    formerTexts: formerTextsOf(row),
    editedAt: given(row.edited_at, (at) => new Date(at)),
    deletedAt: given(row.deleted_at, (at) => new Date(at)),
  };
}

/** What a relayed message said before it was edited, oldest first. */
export function formerTextsOf(row: Selectable<EscalationMessagesTable>): readonly string[] {
  return textsSchema.parse(JSON.parse(row.former_texts));
}

function toMessagePlace(channel: string | null, message: string | null): MessagePlace | undefined {
  if (channel === null || message === null) return undefined;
  return { channelId: asChannelId(channel), messageId: asMessageId(message) };
}

function given<T>(value: string | null, as: (raw: string) => T): T | undefined {
  return value === null ? undefined : as(value);
}
