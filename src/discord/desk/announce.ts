import { Routes, type APIGuild, type Client } from 'discord.js';
import type { Attempt, Delivery } from '../../core/escalation/delivery.ts';
import type { StaffPost } from '../../core/escalation/staff-desk.ts';
import type { MessagePlace } from '../../core/escalation/relay.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import { attempt as attempting } from '../failures.ts';
import { renderStaffNote } from '../render/staff-note.ts';
import { fetchStaffChannel, undeliverableIn, type StaffChannel } from './channels.ts';
import { directMessages } from './direct-messages.ts';
import { createPost, findOwnPost } from './forum-posts.ts';
import { sendOnce, type OnceMessage } from './send-once.ts';

/** Says something where staff see it although a thread cannot hold it: the staff channel, else the server's owner. */
export async function announceToStaff(
  client: Client,
  channelId: string | undefined,
  post: StaffPost,
  attempt: Attempt,
): Promise<Delivery<{ readonly sent: MessagePlace }>> {
  const once = { message: renderStaffNote(post, attempt.key), mark: attempt.key, attempt };
  if (channelId !== undefined) {
    const inChannel = await attempting(async () => {
      const channel = await fetchStaffChannel(client, channelId);
      if (channel === undefined) return undefined;
      return channel.isForum
        ? postOnce(client, channel, once, post)
        : sendOnce(client, channelId, once);
    });
    if ('ok' in inChannel && inChannel.ok !== undefined) return delivered(inChannel.ok);
  }
  const toOwner = await attempting(async () => {
    // SAFETY: Discord's documented answer to this request.
    const { owner_id: owner } = (await client.rest.get(
      Routes.guild(post.escalation.serverId),
    )) as APIGuild;
    return sendOnce(client, await directMessages(client.rest, owner), once);
  });
  if ('ok' in toOwner) return delivered(toOwner.ok);
  const why = undeliverableIn(client, channelId ?? '', toOwner.failed, ['Send Messages']);
  return { outcome: 'undeliverable', why };
}

/** A forum holds posts alone: what concerns no thread stands in a post of its own. */
async function postOnce(
  client: Client,
  forum: StaffChannel,
  { mark, message, attempt }: OnceMessage,
  { escalation }: StaffPost,
): Promise<{ readonly channel_id: string; readonly id: string }> {
  const name = `About #${escalation.number}`;
  const search = { prefix: name, mark };
  const earlier = attempt.mayBeDone ? await findOwnPost(client, forum, search) : undefined;
  const tags = forum.needsTag ? forum.tags.slice(0, 1).map((tag) => tag.id) : [];
  const id = earlier ?? (await createPost(client.rest, forum, { name, tags, message }));
  return { channel_id: id, id };
}

function delivered(message: { readonly channel_id: string; readonly id: string }) {
  const sent = {
    channelId: asChannelId(message.channel_id),
    messageId: asMessageId(message.id),
  };
  return { outcome: 'delivered', sent } as const;
}
