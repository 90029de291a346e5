import type { Client, Message, TextBasedChannel } from 'discord.js';
import type { Relay } from '../../core/escalation/relay.ts';
import type { MessageId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { attempt, type Failure } from '../failures.ts';
import { whileUnavailable } from '../while-unavailable.ts';

/** Messages that Discord gives at a time, at most. */
const PAGE = 100;

/** The source of a relay as it stands in its channel; undefined when it was deleted. */
export interface SeenAgain {
  readonly id: MessageId;
  readonly message: Message | undefined;
}

/**
 * Reads the sources of relays again, for as long as Discord needs to give them. Those in a channel that is gone, or
 * cannot be read, are left out.
 */
export async function* readAgain(
  client: Client,
  relays: readonly Relay[],
  log: Log,
): AsyncGenerator<SeenAgain> {
  for (const channelId of new Set(relays.map(({ source }) => source.channelId))) {
    const inChannel = relays.filter(({ source }) => source.channelId === channelId);
    const found = await asked(log, async () => client.channels.fetch(channelId));
    const channel = 'ok' in found ? found.ok : null;
    if (channel?.isTextBased() !== true) continue;
    yield* readChannel(
      channel,
      inChannel.map(({ source }) => source.messageId),
      log,
    );
  }
}

/** Pages begin at the next message that is looked for, so that long pauses between them cost nothing. */
async function* readChannel(
  channel: TextBasedChannel,
  ids: readonly MessageId[],
  log: Log,
): AsyncGenerator<SeenAgain> {
  let left = [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  for (let [first] = left; first !== undefined; [first] = left) {
    const after = String(BigInt(first) - 1n);
    const page = await asked(log, async () =>
      channel.messages.fetch({ after, limit: PAGE, cache: false }),
    );
    if (!('ok' in page)) return;
    const newest = [...page.ok.keys()].map(BigInt).sort(descending)[0];
    const isLast = page.ok.size < PAGE || newest === undefined;
    const covered = left.filter((id) => isLast || BigInt(id) <= newest);
    for (const id of covered) yield { id, message: page.ok.get(id) };
    left = left.slice(covered.length);
  }
}

async function asked<T>(
  log: Log,
  request: () => Promise<T>,
): Promise<{ readonly ok: T } | { readonly failed: Failure }> {
  return whileUnavailable(async () => attempt(request), { log });
}

function descending(a: bigint, b: bigint): number {
  return a < b ? 1 : -1;
}
