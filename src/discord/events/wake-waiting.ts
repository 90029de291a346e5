import { Events, type AnyThreadChannel, type Client } from 'discord.js';
import { asServerId, type ServerId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { gateEvent } from '../gate.ts';

/**
 * Listens for what may end a wait, and tries again at once what waits: a thread is archived or deleted, where a server
 * had as many active ones as Discord allows; a channel, a role or the bot's own roles are changed, where it lacked a
 * permission.
 */
export function bindWakeWaiting(
  client: Client,
  {
    wakeWaiting,
    log,
  }: { readonly wakeWaiting: (server: ServerId) => Promise<void>; readonly log: Log },
): void {
  const wake = async ({ guildId }: { readonly guildId: string }): Promise<void> =>
    wakeWaiting(asServerId(guildId));
  const on = <Args extends readonly unknown[]>(handle: (...args: Args) => Promise<void>) =>
    gateEvent(log, 'wake-waiting', handle);
  client.on(Events.ThreadDelete, on(wake));
  client.on(
    Events.ThreadUpdate,
    on(async (_before: AnyThreadChannel, now: AnyThreadChannel) => {
      if (now.archived === true) await wake(now);
    }),
  );
  client.on(
    Events.ChannelUpdate,
    on(async (_before, now) => {
      if (!now.isDMBased()) await wake(now);
    }),
  );
  client.on(
    Events.GuildRoleUpdate,
    on(async (_before, { guild }) => wake({ guildId: guild.id })),
  );
  client.on(
    Events.GuildMemberUpdate,
    on(async (_before, { id, guild }) => {
      if (id === client.user?.id) await wake({ guildId: guild.id });
    }),
  );
}
