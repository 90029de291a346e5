import { SnowflakeUtil, type Client, type Message, type TextBasedChannel } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import type { HeardMessages } from '../../core/hearing/ports.ts';
import { CATCH_UP_MS } from '../../core/hearing/tuning.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { attempt } from '../failures.ts';
import { whileUnavailable } from '../while-unavailable.ts';
import { byId, channelsOf, isNewer, later, messagesAfter } from './channel-history.ts';
import type { Hearing } from './hearing.ts';
import type { TakeUpOwed } from './take-up-owed.ts';

export interface CatchUpDeps {
  readonly client: Client;
  readonly hearing: Pick<Hearing, 'recover'>;
  readonly heard: Pick<HeardMessages, 'readBack' | 'newest' | 'note' | 'settle'>;
  readonly takeUpOwed: TakeUpOwed;
  readonly clock: Clock;
  readonly log: Log;
}

/** The channel of no message: that of the mark where listening began. */
const BEGINNING = asChannelId('0');
/**
 * Takes up what a kill or an outage left: commands without a reply, and messages that nobody decided about.
 * Discord itself keeps what was written, so a channel is read back from the last message decided about;
 * that covers bursts that were still being gathered and words written while the bot was away alike.
 * Nothing is read back from before the first start: a new bot does not answer old talk.
 */
export function makeCatchUp(deps: CatchUpDeps) {
  const { client, hearing, heard, takeUpOwed, clock, log } = deps;
  let running: Promise<void> = Promise.resolve();

  /** One reading after another, so that none sees another's work half done. */
  return async function catchUp(onRead: () => void = () => undefined): Promise<void> {
    const earlier = running;
    let end: () => void = () => undefined;
    running = new Promise((resolve) => {
      end = resolve;
    });
    await earlier;
    try {
      await catchUpOnce(() => {
        end();
        onRead();
      });
    } finally {
      end();
    }
  };

  async function catchUpOnce(onRead: () => void): Promise<void> {
    const since = new Date(clock().getTime() - CATCH_UP_MS);
    const newest = await heard.newest();
    const starts = new Map(
      (await heard.readBack(since)).map(({ channelId, after }) => [String(channelId), after]),
    );
    const commands = takeUpOwed();
    if (newest === undefined) await markBeginning();
    else {
      const floor = SnowflakeUtil.generate({ timestamp: since }).toString();
      const missed = await readBackAll(starts, (id) => later(starts.get(id) ?? newest, floor));
      const { decided } = await hearing.recover(missed);
      onRead();
      await decided;
    }
    await commands;
  }

  /**
   * Oldest first, whatever their channel: in that order they are noted, so that a kill in the middle leaves nothing
   * unnoted that is older than the newest note.
   */
  async function readBackAll(
    starts: ReadonlyMap<string, string>,
    startOf: (channelId: string) => string,
  ): Promise<readonly Message[]> {
    const channels = await whileUnavailable(
      async () => [...(await serverChannels()), ...(await directChannels(starts))],
      { log },
    );
    const missed: Message[] = [];
    for (const channel of channels) {
      const after = startOf(channel.id);
      if (isNewer(channel.lastMessageId, after)) missed.push(...(await readBack(channel, after)));
    }
    return missed.sort(byId);
  }

  async function markBeginning(): Promise<void> {
    const now = clock();
    // By Discord's own clock where it tells: this machine's may be ahead of it, and would hide what comes next.
    const newest = client.channels.cache.reduce(
      (last, channel) =>
        later(
          later(last, channel.id),
          ('lastMessageId' in channel && channel.lastMessageId) || last,
        ),
      '0',
    );
    const id = newest === '0' ? SnowflakeUtil.generate({ timestamp: now }).toString() : newest;
    await heard.note({ id: asMessageId(id), channelId: BEGINNING }, now);
    await heard.settle([asMessageId(id)], now);
  }

  async function readBack(channel: TextBasedChannel, after: string): Promise<readonly Message[]> {
    try {
      const messages = await whileUnavailable(async () => messagesAfter(channel, after), { log });
      log.info({ channelId: channel.id, messages: messages.length }, 'channel read back');
      return messages;
    } catch (error) {
      // The other channels are read all the same; this one is tried again at the next start.
      log.warn({ err: error, channelId: channel.id }, 'channel not read back');
      return [];
    }
  }

  async function serverChannels(): Promise<readonly TextBasedChannel[]> {
    const lists = await Promise.all(client.guilds.cache.map(async (guild) => channelsOf(guild)));
    return lists.flat();
  }

  /** Those that somebody wrote in before: Discord lists no direct messages to a bot. */
  async function directChannels(
    starts: ReadonlyMap<string, string>,
  ): Promise<readonly TextBasedChannel[]> {
    const written = [...starts.keys()].filter((id) => id !== BEGINNING);
    const ids = written.filter(
      (id) => client.channels.cache.get(id)?.isDMBased() ?? !client.channels.cache.has(id),
    );
    const found = await Promise.all(
      ids.map(async (id) => attempt(async () => client.channels.fetch(id))),
    );
    return found
      .map((one) => ('ok' in one ? one.ok : null))
      .filter((channel) => channel !== null)
      .filter((channel) => channel.isDMBased());
  }
}
