import { MessageReferenceType, type APIMessage } from 'discord-api-types/v10';
import { storeFile, type IncomingFile } from '../actions/attachments.ts';
import { changeMessage, inGuild, removeMessage } from '../actions/change-message.ts';
import { announceChannel, tellBot } from '../actions/notify.ts';
import { postMessage } from '../actions/post-message.ts';
import { changeReaction } from '../actions/reactions.ts';
import { openThread } from '../actions/threads.ts';
import { isForum, isTextual } from '../state/channel-kinds.ts';
import type { Channel } from '../state/model.ts';
import { may, type PermissionName } from '../state/permissions.ts';
import { later, type World } from '../state/world.ts';
import {
  channelAt,
  channelHandle,
  messageAt,
  personAt,
  type ChannelHandle,
  type Ref,
} from './handles.ts';

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

export interface PostOptions extends SendOptions {
  readonly title: string;
  readonly content: string;
  /** Names of tags. */
  readonly tags?: readonly string[];
  /** How long the post stands without its first message, as it does on Discord for a moment. */
  readonly delayFirstMessageMs?: number;
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

/** Somebody opens a post in a forum. */
export function createForumPost(
  world: World,
  personRef: Ref,
  forumRef: Ref,
  options: PostOptions,
): ChannelHandle {
  const person = personAt(world, personRef);
  const forum = channelAt(world, forumRef);
  if (!isForum(forum)) throw new Error(`${forum.name} is not a forum`);
  demandFor(world, forum, person.id, 'SendMessages');
  const isDelayed = options.delayFirstMessageMs !== undefined;
  const post = openThread(world, forum, {
    name: options.title,
    ownerId: person.id,
    appliedTags: (options.tags ?? []).map((name) => tagNamed(forum, name)),
    isFirstMessagePending: isDelayed,
  });
  const write = (): void => {
    if (post.thread) post.thread.isFirstMessagePending = false;
    postMessage(world, post, {
      id: post.id,
      authorId: person.id,
      content: options.content,
      attachments: storeAll(world, post, options.attachments),
    });
  };
  if (options.delayFirstMessageMs === undefined) write();
  else later(world, options.delayFirstMessageMs, write);
  return channelHandle(post);
}

/** Somebody opens a thread in a text channel, on a message or without one. */
export function createThread(
  world: World,
  personRef: Ref,
  channelRef: Ref,
  options: { readonly name: string; readonly onMessage?: Ref },
): ChannelHandle {
  const person = personAt(world, personRef);
  const channel = channelAt(world, channelRef);
  demandFor(world, channel, person.id, 'CreatePublicThreads');
  const onMessage =
    options.onMessage === undefined ? undefined : messageAt(world, options.onMessage).message;
  const draft = { name: options.name, ownerId: person.id, ...(onMessage ? { onMessage } : {}) };
  return channelHandle(openThread(world, channel, draft));
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

/** Somebody changes the name or the tags of their post. */
export function editPost(
  world: World,
  ref: Ref,
  change: { readonly name?: string; readonly tags?: readonly string[] },
): void {
  const post = channelAt(world, ref);
  const forum = channelAt(world, post.parentId ?? '');
  post.name = change.name ?? post.name;
  if (change.tags) post.appliedTags = change.tags.map((name) => tagNamed(forum, name));
  announceChannel(world, post, 'updated');
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

function storeAll(world: World, channel: Channel, files: readonly PersonFile[] | undefined) {
  return (files ?? []).map((file) => storeFile(world, channel.id, incoming(file)));
}

function tagNamed(forum: Channel, name: string): string {
  const tag = forum.tags.find((one) => one.name === name);
  if (!tag) throw new Error(`#${forum.name} has no tag ${name}`);
  return tag.id;
}
