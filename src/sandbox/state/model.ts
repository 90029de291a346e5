import type {
  APIGuildForumTag,
  APIMessage,
  ChannelType,
  OverwriteType,
} from 'discord-api-types/v10';

/** Somebody with an account: a person, or the bot. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly isBot: boolean;
  locale: string;
  hasDmsOpen: boolean;
}

/** A role of a server. The one whose id is the server's is @everyone. */
export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  position: number;
  isMentionable: boolean;
}

/** A person in a server. */
export interface Member {
  readonly personId: string;
  readonly roleIds: Set<string>;
  nick: string | null;
  readonly joinedAt: string;
}

/** A server. */
export interface Guild {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

/** What a role or a member may do differently in one channel. */
export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What only threads have. */
export interface ThreadState {
  isArchived: boolean;
  isLocked: boolean;
  isInvitable: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: string;
  readonly createdAt: string;
  readonly members: Map<string, string>;
  /** True between the birth of a forum post and the arrival of its first message. */
  isFirstMessagePending: boolean;
}

/** A channel, category, forum, thread or direct-message channel. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | null;
  parentId: string | null;
  name: string;
  topic: string | null;
  position: number;
  flags: number;
  slowmodeSeconds: number;
  defaultAutoArchiveMinutes: number;
  readonly ownerId: string | null;
  readonly recipientIds: readonly string[];
  overwrites: Map<string, Overwrite>;
  tags: APIGuildForumTag[];
  appliedTags: string[];
  readonly thread: ThreadState | null;
  readonly messages: Map<string, Message>;
  lastMessageId: string | null;
  messageCount: number;
  totalMessages: number;
  /** When the name or topic was changed, ms since 1970. */
  renamedAt: number[];
}

/** A message as Discord would send it, and what Discord knows beside. */
export interface Message {
  payload: APIMessage;
  /** The one person who sees it; null for everybody. */
  readonly visibleOnlyTo: string | null;
  /** What somebody wrote into the options of the command that it answers. */
  readonly written: string | null;
}

/** A file that was attached, served at `/attachments/…`. */
export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}
