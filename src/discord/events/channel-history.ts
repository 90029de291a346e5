import { PermissionFlagsBits, type Guild, type Message, type TextBasedChannel } from 'discord.js';
import { CATCH_UP_MESSAGES } from '../../core/hearing/tuning.ts';
import { attempt, orUnavailable } from '../failures.ts';

/** Messages that Discord gives at a time, at most. */
const PAGE = 100;

/** Every channel and live thread of a server in which the bot may read back. */
export async function channelsOf(guild: Guild): Promise<readonly TextBasedChannel[]> {
  // Threads that were opened while nobody listened are not known yet.
  await attempt(async () => guild.channels.fetchActiveThreads());
  const { me } = guild.members;
  return guild.channels.cache
    .filter((channel) => channel.isTextBased())
    .filter(
      (channel) =>
        me !== null &&
        channel
          .permissionsFor(me)
          .has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]),
    )
    .map((channel) => channel);
}

/** Oldest first. @throws DiscordUnavailable when they may be given later */
export async function messagesAfter(channel: TextBasedChannel, after: string): Promise<Message[]> {
  const found: Message[] = [];
  let last = after;
  while (found.length < CATCH_UP_MESSAGES) {
    const page = await orUnavailable(async () =>
      channel.messages.fetch({ after: last, limit: PAGE, cache: false }),
    );
    const messages = [...page.values()].sort(byId);
    found.push(...messages);
    last = found.at(-1)?.id ?? last;
    if (messages.length < PAGE) break;
  }
  return found;
}

/** For sorting: the oldest first. */
export function byId(a: Message, b: Message): number {
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

/** Of two ids the one that Discord made later. */
export function later(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other;
}

/** Whether a channel holds anything newer than a message. */
export function isNewer(lastMessageId: string | null | undefined, after: string): boolean {
  return typeof lastMessageId === 'string' && BigInt(lastMessageId) > BigInt(after);
}
