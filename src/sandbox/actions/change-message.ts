import {
  MessageFlags,
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
} from 'discord-api-types/v10';
import { isoTime } from '../state/clock.ts';
import { messageFlags } from '../state/flags.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { numbered, type ComponentNode } from './components.ts';
import { pingsOf } from './mentions.ts';
import { announceMessage, tellBot } from './notify.ts';
import { richEmbeds, withFiles } from './post-message.ts';

/** What of a message changes; a field left out stays. */
export interface MessageChange {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly ComponentNode[] | null | undefined;
  readonly attachments?: readonly APIAttachment[] | undefined;
  readonly allowedMentions?: APIAllowedMentions | null | undefined;
  readonly flags?: number | null | undefined;
}

/** The flags that an edit may set; the others stay as they are. */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** Edits a message and tells everybody who may see it. */
export function changeMessage(
  world: World,
  channel: Channel,
  message: Message,
  change: MessageChange,
): void {
  const before = message.payload;
  const content = change.content === undefined ? before.content : (change.content ?? '');
  const attachments = [...(change.attachments ?? before.attachments)];
  const embeds = change.embeds === undefined ? before.embeds : richEmbeds(change.embeds ?? []);
  const pings = pingsOf(world, channel, {
    authorId: before.author.id,
    content,
    allowed: change.allowedMentions,
    repliedTo: undefined,
  });
  message.payload = {
    ...before,
    content,
    attachments,
    embeds: withFiles(embeds, attachments),
    components: nextComponents(before, change),
    flags: messageFlags(nextFlags(before.flags ?? 0, change.flags)),
    edited_timestamp: isoTime(world.clock.now()),
    ...(change.content === undefined ? {} : pings),
  };
  announceMessage(world, channel, message, 'message-edited');
}

/** Removes a message and tells everybody who saw it. */
export function removeMessage(world: World, channel: Channel, message: Message): void {
  const { id } = message.payload;
  channel.messages.delete(id);
  if (message.visibleOnlyTo === null) channel.messageCount = Math.max(0, channel.messageCount - 1);
  world.emit({ kind: 'message-deleted', channelId: channel.id, messageId: id });
  if (message.visibleOnlyTo !== null) return;
  tellBot(world, channel, {
    event: 'MESSAGE_DELETE',
    data: { id, channel_id: channel.id, ...inGuild(channel) },
  });
}

/** `guild_id`, for a channel of a server. */
export function inGuild(channel: Channel): { guild_id?: string } {
  return channel.guildId === null ? {} : { guild_id: channel.guildId };
}

function nextFlags(before: number, wanted: number | null | undefined): number {
  const settled = before & ~MessageFlags.Loading;
  if (wanted === undefined || wanted === null) return settled;
  return (settled & ~MessageFlags.SuppressEmbeds) | (wanted & EDITABLE_FLAGS);
}

function nextComponents(
  before: APIMessage,
  change: MessageChange,
): NonNullable<APIMessage['components']> {
  if (change.components === undefined) return before.components ?? [];
  // SAFETY: the tree passed Discord's schema of components; only ids were added.
  return numbered(change.components ?? []) as unknown as NonNullable<APIMessage['components']>;
}
