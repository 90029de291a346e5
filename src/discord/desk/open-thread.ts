import { Routes, ThreadAutoArchiveDuration, type APIMessage, type Client } from 'discord.js';
import type { StaffPlace } from '../../core/escalation/escalation.ts';
import type { Attempt, Delivery } from '../../core/escalation/delivery.ts';
import type { EscalationCard } from '../../core/escalation/staff-desk.ts';
import { asChannelId, asMessageId, asThreadId, type ThreadId } from '../../core/ids.ts';
import { attempt as attempting, failureOf, type Failure } from '../failures.ts';
import type { PermissionName } from '../permissions.ts';
import { renderCard, threadName } from '../render/escalation-card.ts';
import { fetchStaffChannel, ownId, undeliverableIn, type StaffChannel } from './channels.ts';
import { createPost, findOwnPost, tagsFor } from './forum-posts.ts';
import { findOwnMessage, isCardOf } from './own-messages.ts';
import { sendMessage } from './send.ts';

/** What is to be opened. */
export interface Opening {
  readonly card: EscalationCard;
  readonly attempt: Attempt;
  readonly lost: ThreadId | undefined;
}

const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages',
  'Create Public Threads',
  'Send Messages in Threads',
  'Read Message History',
  'Embed Links',
];

/** Opens the thread of an escalation, or finds the one that an earlier attempt opened. */
export async function openStaffThread(
  client: Client,
  channelId: string,
  opening: Opening,
): Promise<Delivery<{ readonly place: StaffPlace }>> {
  const opened = await attempting(async () => {
    const channel = await fetchStaffChannel(client, channelId);
    if (channel === undefined) return undefined;
    return channel.isForum
      ? openPost(client, channel, opening)
      : openOnMessage(client, channel, opening);
  });
  if ('failed' in opened) return { outcome: 'undeliverable', why: whyNot(opened.failed) };
  const place = opened.ok;
  if (place === undefined) {
    return { outcome: 'undeliverable', why: { reason: 'channel-gone', channelId } };
  }
  return { outcome: 'delivered', place };

  function whyNot(failure: Failure) {
    return undeliverableIn(client, channelId, failure, NEEDED);
  }
}

async function openOnMessage(
  client: Client,
  channel: StaffChannel,
  { card, attempt, lost }: Opening,
): Promise<StaffPlace> {
  const { rest } = client;
  const found = attempt.mayBeDone
    ? await findOwnMessage(rest, ownId(client), channel.id, {
        mark: card.escalation.id,
        since: attempt.since,
        // A thread bears its message's id, so a header whose thread was deleted is told by that.
        fits: (message) => message.id !== lost && isCardOf(message, card.escalation.id),
      })
    : undefined;
  const header = found ?? (await sendMessage(rest, channel.id, renderCard(card), attempt.key));
  await startThread(client, channel, header, threadName(card));
  return placeOf(channel.id, header.id, header.id);
}

/** A message has one thread at most: that it exists already is as good as having started it. */
async function startThread(
  { rest }: Client,
  channel: StaffChannel,
  header: APIMessage,
  name: string,
): Promise<void> {
  if (header.thread !== undefined) return;
  try {
    await rest.post(Routes.threads(channel.id, header.id), {
      body: { name, auto_archive_duration: ThreadAutoArchiveDuration.OneWeek },
    });
  } catch (error) {
    if (failureOf(error).refusal !== 'thread-exists') throw error;
  }
}

async function openPost(
  client: Client,
  forum: StaffChannel,
  { card, attempt, lost }: Opening,
): Promise<StaffPlace> {
  const { escalation } = card;
  const post = {
    name: threadName(card),
    mark: escalation.id,
    tags: tagsFor(forum, escalation.status),
    message: renderCard(card),
  };
  const search = { ...post, prefix: `#${escalation.number} `, lost };
  const earlier = attempt.mayBeDone ? await findOwnPost(client, forum, search) : undefined;
  const id = earlier ?? (await createPost(client.rest, forum, post));
  return placeOf(forum.id, id, id);
}

function placeOf(channelId: string, messageId: string, threadId: string): StaffPlace {
  return {
    channelId: asChannelId(channelId),
    headerMessageId: asMessageId(messageId),
    threadId: asThreadId(threadId),
  };
}
