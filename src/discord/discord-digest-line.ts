import type { Client } from 'discord.js';
import type { Attempt, Delivery } from '../core/escalation/delivery.ts';
import type { ChannelId } from '../core/ids.ts';
import type { DrawnInsights } from '../core/insights/ports.ts';
import type { DigestLine } from '../core/insights/post-digest.ts';
import { fetchStaffChannel, undeliverableIn } from './desk/channels.ts';
import { createPost, findOwnPost } from './desk/forum-posts.ts';
import { sendOnce, type OnceMessage } from './desk/send-once.ts';
import type { OutgoingMessage } from './desk/send.ts';
import { attempt as attempting } from './failures.ts';
import type { PermissionName } from './permissions.ts';
import { renderInsights } from './render/insights.ts';

const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages',
  'Embed Links',
  'Attach Files',
  'Read Message History',
];

/** How the posts of digests are named in a forum. */
const POST_NAME = 'Insights';

/** The weekly digest in the staff channel: a message in a text channel, a post in a forum. */
export class DiscordDigestLine implements DigestLine {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async post(channelId: ChannelId, insights: DrawnInsights, attempt: Attempt): Promise<Delivery> {
    const client = this.#client;
    const once = { message: outgoing(insights, attempt.key), mark: attempt.key, attempt };
    const posted = await attempting(async () => {
      const channel = await fetchStaffChannel(client, channelId);
      if (channel === undefined) return false;
      if (channel.isForum) await postOnce(client, channel, once);
      else await sendOnce(client, channelId, once);
      return true;
    });
    if ('failed' in posted)
      return {
        outcome: 'undeliverable',
        why: undeliverableIn(client, channelId, posted.failed, NEEDED),
      };
    if (posted.ok) return { outcome: 'delivered' };
    return { outcome: 'undeliverable', why: { reason: 'channel-gone', channelId } };
  }
}

async function postOnce(
  client: Client,
  forum: Parameters<typeof createPost>[1],
  { message, mark, attempt }: OnceMessage,
): Promise<void> {
  const search = { prefix: POST_NAME, mark };
  if (attempt.mayBeDone && (await findOwnPost(client, forum, search)) !== undefined) return;
  const tags = forum.needsTag ? forum.tags.slice(0, 1).map(({ id }) => id) : [];
  const name = `${POST_NAME}, ${attempt.since.toISOString().slice(0, 10)}`;
  await createPost(client.rest, forum, { name, tags, message });
}

function outgoing(insights: DrawnInsights, mark: string): OutgoingMessage {
  const { files, ...body } = renderInsights(insights, mark);
  const attachments = files.map(({ name, description }, at) => ({
    id: String(at),
    filename: name,
    description,
  }));
  return { body: { ...body, attachments, allowed_mentions: { parse: [] } }, files };
}
