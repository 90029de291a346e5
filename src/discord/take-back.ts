import { Routes, type APIThreadChannel, type Client } from 'discord.js';
import { DONE, type CarriedOut, type TakeBack } from '../core/outbox/carried-out.ts';
import type { TakenBack } from '../core/outbox/take-back.ts';
import { unreachable } from '../core/unreachable.ts';
import { undeliverableIn } from './desk/channels.ts';
import { attempt, type Refusal } from './failures.ts';

/** What staff read where a learner's words stood. */
const WITHDRAWN = '🗑️ The learner took back what stood here.';
/** There is nothing left to take back. */
const OVER: readonly Refusal[] = ['message-gone', 'channel-gone', 'server-gone'];

/** Takes words out of the bot's own messages and threads, out of the archive if need be. */
export function makeTakeBack(client: Client): TakeBack {
  return async function takeBack(what): Promise<CarriedOut> {
    const { channelId } = what;
    const act = async () => perform(client, what);
    let done = await attempt(act);
    if ('failed' in done && isPutAway(done.failed.refusal)) {
      done = await attempt(async () => outOfArchive(client, channelId, act));
    }
    if ('ok' in done || OVER.includes(done.failed.refusal)) return DONE;
    const needed =
      what.act === 'rename' ? (['Manage Threads'] as const) : (['View Channel'] as const);
    const why = undeliverableIn(client, channelId, done.failed, needed);
    return why.reason === 'missing-permission'
      ? { outcome: 'waits', for: 'permission', why, follow: [] }
      : { outcome: 'failed', why, follow: [] };
  };
}

async function perform({ rest }: Client, what: TakenBack): Promise<unknown> {
  switch (what.act) {
    case 'delete':
      return rest.delete(Routes.channelMessage(what.channelId, what.messageId));
    case 'blank': {
      const body = { content: WITHDRAWN, embeds: [], attachments: [] };
      return rest.patch(Routes.channelMessage(what.channelId, what.messageId), { body });
    }
    case 'rename':
      return rest.patch(Routes.channel(what.channelId), { body: { name: what.name } });
    default:
      return unreachable(what);
  }
}

function isPutAway(refusal: Refusal): boolean {
  return refusal === 'archived' || refusal === 'locked';
}

/** Opens a thread that was put away, and puts it away again as it was. */
async function outOfArchive(
  { rest }: Client,
  threadId: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const route = Routes.channel(threadId);
  // SAFETY: Discord's documented answer to this request, for a thread.
  const { thread_metadata: was } = (await rest.get(route)) as APIThreadChannel;
  await rest.patch(route, { body: { archived: false, locked: false } });
  await act();
  await rest.patch(route, { body: { archived: true, locked: was?.locked ?? false } });
}
