import {
  Routes,
  ThreadAutoArchiveDuration,
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  type Client,
  type REST,
  type RESTGetAPIGuildThreadsResult,
  type RESTPostAPIGuildForumThreadsJSONBody,
} from 'discord.js';
import type { EscalationStatus } from '../../core/escalation/escalation.ts';
import { attempt as attempting } from '../failures.ts';
import type { StaffChannel } from './channels.ts';
import { carries } from './own-messages.ts';
import { rawFiles, type OutgoingMessage } from './send.ts';

/** A post to make. */
export interface ForumPost {
  readonly name: string;
  readonly tags: readonly string[];
  readonly message: OutgoingMessage;
}

/** Makes a post; gives its id. Discord takes no nonce here: look with `findOwnPost` before trying again. */
export async function createPost(
  rest: REST,
  forum: StaffChannel,
  { name, tags, message }: ForumPost,
): Promise<string> {
  const body: RESTPostAPIGuildForumThreadsJSONBody = {
    name,
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
    applied_tags: [...tags],
    message: message.body,
  };
  // SAFETY: Discord's documented answer to this request.
  const post = (await rest.post(Routes.threads(forum.id), {
    body,
    files: rawFiles(message.files),
  })) as APIThreadChannel;
  return post.id;
}

/** What recognises a post: how its name begins, and a mark in a button of its first message. */
export interface PostSearch {
  readonly prefix: string;
  readonly mark: string;
  /** Not this one. */
  readonly lost?: string | undefined;
}

/** The post that an earlier attempt made. */
export async function findOwnPost(
  client: Client,
  forum: StaffChannel,
  { prefix, mark, lost }: PostSearch,
): Promise<string | undefined> {
  for (const list of [activeThreads, archivedThreads]) {
    for (const { id, name, parent_id: parent } of await list(client, forum)) {
      if (parent !== forum.id || id === lost || !name.startsWith(prefix)) continue;
      const first = await attempting(async () => client.rest.get(Routes.channelMessage(id, id)));
      // SAFETY: Discord's documented answer to this request.
      if ('ok' in first && carries(first.ok as APIMessage, mark)) return id;
    }
  }
  return undefined;
}

/** As far as the search needs it. */
type FoundThread = Pick<APIChannel & APIThreadChannel, 'id' | 'name' | 'parent_id'>;

async function activeThreads(
  { rest }: Client,
  forum: StaffChannel,
): Promise<readonly FoundThread[]> {
  const route = Routes.guildActiveThreads(forum.guildId);
  // SAFETY: Discord's documented answer to this request; all channels in it are threads.
  const { threads } = (await rest.get(route)) as RESTGetAPIGuildThreadsResult;
  return threads as readonly FoundThread[];
}

async function archivedThreads(
  { rest }: Client,
  forum: StaffChannel,
): Promise<readonly FoundThread[]> {
  const query = new URLSearchParams({ limit: '100' });
  const route = Routes.channelThreads(forum.id, 'public');
  // SAFETY: Discord's documented answer to this request; all channels in it are threads.
  const { threads } = (await rest.get(route, { query })) as RESTGetAPIGuildThreadsResult;
  return threads as readonly FoundThread[];
}

/** The tag named after a status; any tag where the forum demands one and has none of that name. */
export function tagsFor(forum: StaffChannel, status: EscalationStatus): readonly string[] {
  const named = forum.tags.find(({ name }) => name.toLowerCase() === status);
  const tag = named ?? (forum.needsTag ? forum.tags[0] : undefined);
  return tag === undefined ? [] : [tag.id];
}
