import { ChannelType, Routes, type APIThreadChannel, type Client } from 'discord.js';
import { ESCALATION_STATUSES, type StaffPlace } from '../../core/escalation/escalation.ts';
import type { Attempt, Delivery } from '../../core/escalation/delivery.ts';
import type { EscalationCard, StaffPost } from '../../core/escalation/staff-desk.ts';
import type { MessagePlace } from '../../core/escalation/relay.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import { attempt as attempting, failureOf } from '../failures.ts';
import type { PermissionName } from '../permissions.ts';
import { renderCard } from '../render/escalation-card.ts';
import { renderStaffNote } from '../render/staff-note.ts';
import { fetchStaffChannel, undeliverableIn } from './channels.ts';
import { tagsFor } from './forum-posts.ts';
import { isCardOf } from './own-messages.ts';
import { rawFiles } from './send.ts';
import { sendOnce } from './send-once.ts';

const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages in Threads',
  'Manage Threads',
  'Read Message History',
  'Embed Links',
];

/** Edits the header to the present state. One that somebody deleted is made again in the thread. */
export async function showCard(
  client: Client,
  place: StaffPlace,
  card: EscalationCard,
  attempt: Attempt,
): Promise<Delivery<{ readonly place: StaffPlace }>> {
  return inThread(client, place, async () => {
    const isPost = await isInForum(client, place);
    // A thread bears the id of the message it was started on; a header made again stands in the thread.
    const isBeforeThread = !isPost && String(place.headerMessageId) === String(place.threadId);
    const channelId = isBeforeThread ? place.channelId : place.threadId;
    const { body, files } = renderCard(card);
    // The attached question too: it may have become shorter, or been erased.
    const attachments = files.map(({ name }, id) => ({ id: String(id), filename: name }));
    const route = Routes.channelMessage(channelId, place.headerMessageId);
    const isEdited = await inOpenThread(client, place, async () =>
      unlessGone(async () =>
        client.rest.patch(route, { body: { ...body, attachments }, files: rawFiles(files) }),
      ),
    );
    if (isPost) await setTags(client, place, card);
    if (isEdited) return { place };
    const again = await sendOnce(client, place.threadId, {
      message: renderCard(card),
      mark: card.escalation.id,
      attempt: { ...attempt, mayBeDone: true },
      fits: (message) => isCardOf(message, card.escalation.id),
    });
    return { place: { ...place, headerMessageId: asMessageId(again.id) } };
  });
}

/** Writes in the thread, out of the archive if need be. */
export async function postInThread(
  client: Client,
  place: StaffPlace,
  post: StaffPost,
  attempt: Attempt,
): Promise<Delivery<{ readonly sent: MessagePlace }>> {
  return inThread(client, place, async () => {
    const message = renderStaffNote(post, attempt.key);
    const sent = await inOpenThread(client, place, async () =>
      sendOnce(client, place.threadId, { message, mark: attempt.key, attempt }),
    );
    return {
      sent: { channelId: asChannelId(place.threadId), messageId: asMessageId(sent.id) },
    };
  });
}

/** Archives, locks, or takes that back. Done twice, it changes nothing. */
export async function changeThread(
  client: Client,
  place: StaffPlace,
  state: { readonly archived: boolean; readonly locked: boolean },
): Promise<Delivery> {
  return inThread(client, place, async () => {
    // Of an archived thread nothing can be changed but that: closed already, or by hand and not locked.
    if (!state.archived || !(await isClosed(client, place))) {
      await inOpenThread(client, place, async () => setThread(client, place, state));
    }
    return {};
  });
}

async function isClosed({ rest }: Client, { threadId }: StaffPlace): Promise<boolean> {
  // SAFETY: Discord's documented answer to this request, for a thread.
  const { thread_metadata: is } = (await rest.get(Routes.channel(threadId))) as APIThreadChannel;
  return is?.archived === true && is.locked;
}

/** Work in a thread, and what its failure means. */
export async function inThread<Done extends object>(
  client: Client,
  { threadId }: StaffPlace,
  work: () => Promise<Done>,
): Promise<Delivery<Done>> {
  const done = await attempting(work);
  if ('ok' in done) return { outcome: 'delivered', ...done.ok };
  const why = undeliverableIn(client, threadId, done.failed, NEEDED, 'thread-gone');
  return { outcome: 'undeliverable', why };
}

/** An archived thread takes nothing: it is opened, and the work tried again. */
export async function inOpenThread<T>(
  client: Client,
  place: StaffPlace,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { refusal } = failureOf(error);
    if (refusal !== 'archived' && refusal !== 'locked') throw error;
    await setThread(client, place, { archived: false, locked: false });
    return work();
  }
}

async function unlessGone(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (failureOf(error).refusal !== 'message-gone') throw error;
    return false;
  }
}

async function setThread(
  { rest }: Client,
  { threadId }: StaffPlace,
  state: { readonly archived: boolean; readonly locked: boolean },
): Promise<void> {
  await rest.patch(Routes.channel(threadId), { body: state });
}

async function isInForum(client: Client, { channelId }: StaffPlace): Promise<boolean> {
  const known = client.channels.cache.get(channelId);
  if (known !== undefined) return known.type === ChannelType.GuildForum;
  return (await fetchStaffChannel(client, channelId))?.isForum ?? false;
}

/** Shows the status as a tag, where the forum has tags named so; other tags of the post stay. */
async function setTags(client: Client, place: StaffPlace, card: EscalationCard): Promise<void> {
  const forum = await fetchStaffChannel(client, place.channelId);
  if (forum === undefined) return;
  const statusTags = forum.tags.filter(({ name }) =>
    ESCALATION_STATUSES.some((status) => status === name.toLowerCase()),
  );
  if (statusTags.length === 0) return;
  // SAFETY: Discord's documented answer to this request, for a thread.
  const post = (await client.rest.get(Routes.channel(place.threadId))) as APIThreadChannel;
  const present = post.applied_tags ?? [];
  const others = present.filter((id) => !statusTags.some((tag) => tag.id === id));
  const wanted = [...new Set([...tagsFor(forum, card.escalation.status), ...others])].slice(0, 5);
  if (wanted.length === present.length && wanted.every((id) => present.includes(id))) return;
  await inOpenThread(client, place, async () =>
    client.rest.patch(Routes.channel(place.threadId), { body: { applied_tags: wanted } }),
  );
}
