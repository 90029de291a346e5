import {
  EmbedType,
  MessageFlags,
  MessageType,
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageReference,
} from 'discord-api-types/v10';
import { personOf, userPayload } from '../payloads/people.ts';
import { isoTime } from '../state/clock.ts';
import { messageFlags } from '../state/flags.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { numbered, type ComponentNode } from './components.ts';
import { pingsOf } from './mentions.ts';
import { announceChannel, announceMessage, joinThread } from './notify.ts';

/** A message before it exists. */
export interface Draft {
  readonly authorId: string;
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly ComponentNode[];
  readonly attachments?: readonly APIAttachment[];
  readonly allowedMentions?: APIAllowedMentions | null | undefined;
  readonly reference?: APIMessageReference;
  readonly repliedTo?: Message | undefined;
  readonly nonce?: string | number;
  readonly flags?: number;
  readonly type?: MessageType;
  readonly id?: string;
  /** Whether the author of the message that is replied to may be pinged. */
  readonly isPinging?: boolean;
  readonly visibleOnlyTo?: string | null;
  readonly written?: string | null;
  /** Fields that only some messages have, such as `interaction_metadata`. */
  readonly extra?: Partial<APIMessage>;
}

/** Puts a message into a channel and tells everybody who may see it. */
export function postMessage(world: World, channel: Channel, draft: Draft): Message {
  const message: Message = {
    payload: buildPayload(world, channel, draft),
    visibleOnlyTo: draft.visibleOnlyTo ?? null,
    written: draft.written ?? null,
  };
  channel.messages.set(message.payload.id, message);
  if (message.visibleOnlyTo === null) countMessage(world, channel, message, draft);
  announceMessage(world, channel, message, 'message-created');
  return message;
}

function countMessage(world: World, channel: Channel, message: Message, draft: Draft): void {
  channel.lastMessageId = message.payload.id;
  const { thread } = channel;
  if (!thread) return;
  if (message.payload.id !== channel.id && draft.type !== MessageType.ThreadStarterMessage) {
    channel.messageCount += 1;
    channel.totalMessages += 1;
  }
  joinThread(world, channel, draft.authorId, message.payload.timestamp);
  for (const { id } of message.payload.mentions) {
    joinThread(world, channel, id, message.payload.timestamp);
  }
  if (thread.isArchived && draft.type !== MessageType.ThreadStarterMessage) {
    thread.isArchived = false;
    thread.archiveChangedAt = message.payload.timestamp;
    announceChannel(world, channel, 'updated');
  }
}

function buildPayload(world: World, channel: Channel, draft: Draft): APIMessage {
  const content = draft.content ?? '';
  const pings = pingsOf(world, channel, {
    authorId: draft.authorId,
    content,
    allowed: draft.allowedMentions,
    repliedTo: draft.isPinging === false ? undefined : draft.repliedTo,
  });
  const attachments = [...(draft.attachments ?? [])];
  const type = draft.type ?? (draft.reference ? MessageType.Reply : MessageType.Default);
  return {
    id: draft.id ?? world.nextId(),
    type,
    channel_id: channel.id,
    author: userPayload(personOf(world, draft.authorId)),
    content,
    timestamp: isoTime(world.clock.now()),
    edited_timestamp: null,
    tts: false,
    ...pings,
    attachments,
    embeds: withFiles(richEmbeds(draft.embeds ?? []), attachments),
    // SAFETY: the tree passed Discord's schema of components; only ids were added.
    components: numbered(draft.components ?? []) as unknown as NonNullable<
      APIMessage['components']
    >,
    pinned: false,
    flags: messageFlags((draft.flags ?? 0) | (draft.visibleOnlyTo ? MessageFlags.Ephemeral : 0)),
    ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
    ...(draft.reference ? { message_reference: draft.reference } : {}),
    ...(draft.repliedTo ? { referenced_message: draft.repliedTo.payload } : {}),
    ...draft.extra,
  };
}

/** Embeds as Discord gives them back: with their type. */
export function richEmbeds(embeds: readonly APIEmbed[]): APIEmbed[] {
  return embeds.map((embed) => ({ ...embed, type: EmbedType.Rich }));
}

/** Embeds whose `attachment://name` addresses point at the uploaded files. */
export function withFiles(embeds: APIEmbed[], attachments: readonly APIAttachment[]): APIEmbed[] {
  const text = JSON.stringify(embeds).replace(/"attachment:\/\/([^"]+)"/g, (whole, name) => {
    const found = attachments.find(({ filename }) => filename === name);
    return found ? JSON.stringify(found.url) : whole;
  });
  // SAFETY: the same embeds, with other strings in place of some addresses.
  return JSON.parse(text) as APIEmbed[];
}
