import {
  ChannelType,
  MessageFlags,
  MessageType,
  MessageReferenceType,
} from 'discord-api-types/v10';
import { isoTime } from '../state/clock.ts';
import { messageFlags } from '../state/flags.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { inGuild } from './change-message.ts';
import { newChannel } from './channels.ts';
import { announceChannel, announceMessage } from './notify.ts';
import { postMessage } from './post-message.ts';

/** A thread before it exists. */
export interface ThreadDraft {
  readonly name: string;
  readonly ownerId: string;
  readonly type?: ChannelType;
  readonly autoArchiveMinutes?: number | null | undefined;
  readonly slowmodeSeconds?: number | null | undefined;
  readonly appliedTags?: readonly string[] | null | undefined;
  readonly isInvitable?: boolean | null | undefined;
  /** The message on which the thread hangs. */
  readonly onMessage?: Message;
  readonly isFirstMessagePending?: boolean;
}

/** Opens a thread and tells everybody who may see it. */
export function openThread(world: World, parent: Channel, draft: ThreadDraft): Channel {
  const at = isoTime(world.clock.now());
  const thread = newChannel(world, {
    ...(draft.onMessage ? { id: draft.onMessage.payload.id } : {}),
    type: draft.type ?? ChannelType.PublicThread,
    guildId: parent.guildId,
    parentId: parent.id,
    name: draft.name,
    ownerId: draft.ownerId,
    appliedTags: [...(draft.appliedTags ?? [])],
    slowmodeSeconds: draft.slowmodeSeconds ?? 0,
    thread: {
      isArchived: false,
      isLocked: false,
      isInvitable: draft.isInvitable ?? true,
      autoArchiveMinutes: draft.autoArchiveMinutes ?? parent.defaultAutoArchiveMinutes,
      archiveChangedAt: at,
      createdAt: at,
      members: new Map([[draft.ownerId, at]]),
      isFirstMessagePending: draft.isFirstMessagePending ?? false,
    },
  });
  if (parent.type === ChannelType.GuildForum) parent.lastMessageId = thread.id;
  announceChannel(world, thread, 'created');
  if (draft.onMessage) hangOnMessage(world, parent, thread, draft.onMessage, draft.ownerId);
  else if (parent.type !== ChannelType.GuildForum && draft.type !== ChannelType.PrivateThread) {
    announceInParent(world, parent, thread, draft);
  }
  return thread;
}

function hangOnMessage(
  world: World,
  parent: Channel,
  thread: Channel,
  message: Message,
  ownerId: string,
): void {
  message.payload = {
    ...message.payload,
    flags: messageFlags((message.payload.flags ?? 0) | MessageFlags.HasThread),
  };
  announceMessage(world, parent, message, 'message-edited');
  postMessage(world, thread, {
    authorId: ownerId,
    type: MessageType.ThreadStarterMessage,
    reference: {
      type: MessageReferenceType.Default,
      channel_id: parent.id,
      message_id: message.payload.id,
      ...inGuild(parent),
    },
  });
}

function announceInParent(
  world: World,
  parent: Channel,
  thread: Channel,
  draft: ThreadDraft,
): void {
  postMessage(world, parent, {
    authorId: draft.ownerId,
    type: MessageType.ThreadCreated,
    content: thread.name,
    reference: {
      type: MessageReferenceType.Default,
      channel_id: thread.id,
      ...inGuild(parent),
    },
  });
}
