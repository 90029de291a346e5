import { announceChannel } from '../actions/notify.ts';
import { postMessage } from '../actions/post-message.ts';
import { openThread } from '../actions/threads.ts';
import { isForum } from '../state/channel-kinds.ts';
import { isoTime } from '../state/clock.ts';
import type { Channel } from '../state/model.ts';
import { later, type World } from '../state/world.ts';
import { demandFor, storeAll, type SendOptions } from './conversation.ts';
import {
  channelAt,
  channelHandle,
  messageAt,
  personAt,
  type ChannelHandle,
  type Ref,
} from './handles.ts';

/** How somebody opens a post. */
export interface PostOptions extends SendOptions {
  readonly title: string;
  readonly content: string;
  /** Names of tags. */
  readonly tags?: readonly string[];
  /** How long the post stands without its first message, as it does on Discord for a moment. */
  readonly delayFirstMessageMs?: number;
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

/** Archives or locks a thread, or takes that back, as a moderator would. */
export function changeThread(
  world: World,
  ref: Ref,
  change: { readonly isArchived?: boolean; readonly isLocked?: boolean; readonly name?: string },
): void {
  const channel = channelAt(world, ref);
  if (!channel.thread) throw new Error(`${channel.name} is not a thread`);
  channel.thread.isArchived = change.isArchived ?? channel.thread.isArchived;
  channel.thread.isLocked = change.isLocked ?? channel.thread.isLocked;
  channel.thread.archiveChangedAt = isoTime(world.clock.now());
  channel.name = change.name ?? channel.name;
  announceChannel(world, channel, 'updated');
}

function tagNamed(forum: Channel, name: string): string {
  const tag = forum.tags.find((one) => one.name === name);
  if (!tag) throw new Error(`#${forum.name} has no tag ${name}`);
  return tag.id;
}
