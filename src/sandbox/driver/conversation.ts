import { MessageReferenceType, type APIMessage } from 'discord-api-types/v10';
import { storeFile, type IncomingFile } from '../actions/attachments.ts';
import { changeMessage, inGuild, removeMessage } from '../actions/change-message.ts';
import { tellBot } from '../actions/notify.ts';
import { postMessage } from '../actions/post-message.ts';
import { changeReaction } from '../actions/reactions.ts';
import { isTextual } from '../state/channel-kinds.ts';
import type { Channel } from '../state/model.ts';
import { may, type PermissionName } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { channelAt, messageAt, personAt, type Ref } from './handles.ts';

/** A file of a person: its text or bytes. */
export interface PersonFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly contentType?: string;
}

export interface SendOptions {
  readonly attachments?: readonly PersonFile[];
  readonly replyTo?: Ref;
  /** Whether a reply pings; Discord's switch is on unless turned off. */
  readonly pingsReplied?: boolean;
}

/** Somebody writes. Throws where they may not: a person has no such box to write in. */
export function sendMessage(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  content: string,
  options: SendOptions = {},
): APIMessage {
  const person = personAt(world, personRef);
  const channel = channelAt(world, channelRef);
  if (!isTextual(channel)) throw new Error(`${channel.name} holds posts, not messages`);
  demandFor(world, channel, person.id, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.thread?.isLocked) demandFor(world, channel, person.id, 'ManageThreads');
  const repliedTo =
    options.replyTo === undefined ? undefined : messageAt(world, options.replyTo).message;
  return postMessage(world, channel, {
    authorId: person.id,
    content,
    attachments: storeAll(world, channel, options.attachments),
    repliedTo,
    isPinging: options.pingsReplied ?? true,
    ...(repliedTo
      ? {
          reference: {
            type: MessageReferenceType.Default,
            message_id: repliedTo.payload.id,
            channel_id: channel.id,
            ...inGuild(channel),
          },
        }
      : {}),
  }).payload;
}

/** Somebody changes the text of their own message. */
export function editMessage(world: World, personRef: Ref, ref: Ref, content: string): void {
  const { channel, message } = messageAt(world, ref);
  if (message.payload.author.id !== personAt(world, personRef).id) {
    throw new Error('people can edit only what they wrote');
  }
  changeMessage(world, channel, message, { content });
}

/** Somebody deletes a message: their own, or as a moderator. */
export function deleteMessage(world: World, personRef: Ref, ref: Ref): void {
  const { channel, message } = messageAt(world, ref);
  const { id } = personAt(world, personRef);
  if (message.payload.author.id !== id && message.visibleOnlyTo !== id) {
    demandFor(world, channel, id, 'ManageMessages');
  }
  removeMessage(world, channel, message);
}

/** Somebody adds a reaction, or takes theirs away. */
export function react(
  world: World,
  personRef: Ref,
  ref: Ref,
  emoji: string,
  change: 'add' | 'remove' = 'add',
): void {
  const { channel, message } = messageAt(world, ref);
  changeReaction(world, channel, message, personAt(world, personRef).id, emoji, change);
}

/** Somebody begins to type. */
export function startTyping(world: World, personRef: Ref, channelRef: Ref): void {
  const channel = channelAt(world, channelRef);
  const personId = personAt(world, personRef).id;
  world.emit({ kind: 'typing', channelId: channel.id, personId });
  const timestamp = Math.floor(world.clock.now() / 1000);
  const data = { channel_id: channel.id, user_id: personId, timestamp, ...inGuild(channel) };
  tellBot(world, channel, { event: 'TYPING_START', data });
}

/** A file of a person, kept and served. */
export function incoming({ name, content, contentType }: PersonFile): IncomingFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, bytes, ...(contentType === undefined ? {} : { contentType }) };
}

/** Throws unless somebody may do `names` in a channel. */
export function demandFor(
  world: World,
  channel: Channel,
  personId: string,
  ...names: readonly PermissionName[]
): void {
  if (may(world, channel, personId, 'ViewChannel', ...names)) return;
  throw new Error(
    `${personAt(world, personId).displayName} may not ${names.join(', ') || 'look'} in #${channel.name}`,
  );
}

/** The files of a person, kept and served. */
export function storeAll(world: World, channel: Channel, files: readonly PersonFile[] | undefined) {
  return (files ?? []).map((file) => storeFile(world, channel.id, incoming(file)));
}
