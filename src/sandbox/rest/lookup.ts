import type { Request } from '../server/route.ts';
import { ApiFault, fault } from '../state/errors.ts';
import type { Channel, Guild, Message } from '../state/model.ts';
import { demand, may, type PermissionName } from '../state/permissions.ts';
import type { World } from '../state/world.ts';

/** The server that `:guild` names, with the bot in it. */
export function guildOf(request: Request): Guild {
  const guild = request.world.guilds.get(request.param('guild'));
  if (!guild) throw fault('unknownGuild');
  if (!guild.members.has(request.world.bot.person.id)) throw fault('missingAccess');
  return guild;
}

/** The channel that `:channel` names, where the bot may do `names`. */
export function channelFor(request: Request, ...names: readonly PermissionName[]): Channel {
  const channel = request.channel();
  demand(request.world, channel, ...names);
  return channel;
}

/** The message that `:message` names, if everybody sees it. */
export function messageOf(request: Request, channel: Channel): Message {
  const message = channel.messages.get(request.param('message'));
  if (!message || message.visibleOnlyTo !== null) throw fault('unknownMessage');
  return message;
}

/** Throws where the bot cannot write: forums, archived and locked threads, closed direct messages. */
export function demandWritable(world: World, channel: Channel): void {
  const { thread } = channel;
  const botId = world.bot.person.id;
  demand(world, channel, thread ? 'SendMessagesInThreads' : 'SendMessages');
  if (!thread) return;
  if (thread.isFirstMessagePending) throw fault('firstMessagePending');
  if (!thread.isLocked || may(world, channel, botId, 'ManageThreads')) return;
  throw fault(thread.isArchived ? 'threadArchived' : 'threadLocked');
}

/** Throws 50083 for a change inside an archived thread. */
export function demandUnarchived(channel: Channel): void {
  if (channel.thread?.isArchived) throw fault('threadArchived');
}

/** Throws 160006 where one more thread would be more than may be active. */
export function demandRoomForThread(world: World, { guildId }: Channel): void {
  const active = [...world.channels.values()].filter(
    (channel) => channel.guildId === guildId && channel.thread?.isArchived === false,
  );
  if (active.length >= world.maxActiveThreads) throw fault('tooManyThreads');
}

/** Throws 50007 where the other person does not take direct messages from the bot. */
export function demandOpenDms(world: World, channel: Channel): void {
  if (channel.guildId !== null) return;
  const botId = world.bot.person.id;
  const otherId = channel.recipientIds.find((id) => id !== botId);
  const other = otherId === undefined ? undefined : world.people.get(otherId);
  const sharesGuild = [...world.guilds.values()].some(
    ({ members }) => otherId !== undefined && members.has(otherId) && members.has(botId),
  );
  if (!other?.hasDmsOpen || !sharesGuild) throw fault('dmsClosed');
}

/** Two changes of name or topic in ten minutes; then a long wait. */
const MAX_RENAMES = 2;
const RENAME_WINDOW_MS = 600_000;

/** Counts a change of name or topic, and throws 429 at the third in ten minutes. */
export function countRename(world: World, channel: Channel): void {
  const now = world.clock.now();
  channel.renamedAt = channel.renamedAt.filter((at) => at > now - RENAME_WINDOW_MS);
  const [oldest] = channel.renamedAt;
  if (world.limitsRenames && oldest !== undefined && channel.renamedAt.length >= MAX_RENAMES) {
    const retryAfterSeconds = (oldest + RENAME_WINDOW_MS - now) / 1000;
    throw new ApiFault(429, 0, 'You are being rate limited.', { retryAfterSeconds });
  }
  channel.renamedAt.push(now);
}

/** The `limit` of a list, within what Discord allows. */
export function limitOf(request: Request, fallback: number, most: number): number {
  const asked = Number(request.query.get('limit') ?? fallback);
  return Math.min(most, Math.max(1, Number.isInteger(asked) ? asked : fallback));
}
