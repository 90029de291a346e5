import { Routes, type Client } from 'discord.js';
import type { Delivery } from '../../core/escalation/delivery.ts';
import type { LearnerPost } from '../../core/escalation/learner-line.ts';
import type { MessagePlace } from '../../core/escalation/relay.ts';
import { attempt as attempting, failureOf, type Failure } from '../failures.ts';
import type { PermissionName } from '../permissions.ts';
import { renderLearnerNotice } from '../render/learner-notice.ts';
import { undeliverableIn } from './channels.ts';

const NEEDED: readonly PermissionName[] = ['View Channel', 'Read Message History'];

/** Writes what the learner reads anew, or takes it away when its source was deleted. */
export async function amendNotice(
  client: Client,
  post: LearnerPost,
  target: MessagePlace,
): Promise<Delivery> {
  const { channelId, messageId } = target;
  const route = Routes.channelMessage(channelId, messageId);
  const isDeleted = post.relay?.deletedAt !== undefined;
  const act = async () =>
    isDeleted
      ? client.rest.delete(route)
      : client.rest.patch(route, { body: bodyOf(post, target) });
  const done = await attempting(async () => inOpenThread(client, channelId, act));
  if ('ok' in done || (isDeleted && isAway(done.failed))) return { outcome: 'delivered' };
  return { outcome: 'undeliverable', why: undeliverableIn(client, channelId, done.failed, NEEDED) };
}

function bodyOf(post: LearnerPost, target: MessagePlace) {
  const { origin } = post.escalation;
  const isInPlace = !origin.isPrivate && origin.channelId === target.channelId;
  const readIn = isInPlace ? 'channel' : 'direct-messages';
  const { content, embeds = [] } = renderLearnerNotice(post, '', readIn).body;
  // Who was pinged once is not pinged again.
  return { content, embeds, allowed_mentions: { parse: [] } };
}

/** Nobody can read it any more, which is all that a deletion wants. */
function isAway({ refusal }: Failure): boolean {
  return refusal === 'message-gone' || refusal === 'channel-gone' || refusal === 'server-gone';
}

/** A thread that was put away is put away again. */
async function inOpenThread(
  { rest }: Client,
  channelId: string,
  act: () => Promise<unknown>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (failureOf(error).refusal !== 'archived') throw error;
    await rest.patch(Routes.channel(channelId), { body: { archived: false } });
    await act();
    await rest.patch(Routes.channel(channelId), { body: { archived: true } });
  }
}
