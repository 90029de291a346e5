import type { Client, Guild } from 'discord.js';
import { asServerId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { measureAhead } from '../core/privacy/clocks-agree.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { checkHelpChannels } from './help-channel-check.ts';
import { makeClient } from './client.ts';
import { DiscordTime } from './discord-time.ts';
import { logIn } from './log-in.ts';
import { checkStaffChannel } from './staff-channel-check.ts';

/** What was found in one place: what must be mended, or undefined when all is well. */
export interface PlaceReport {
  /** The server's name, and the channel's where it is one. */
  readonly place: string;
  readonly todo: string | undefined;
}

/** What a look at Discord with the bot's own eyes found. */
export interface ServersReport {
  readonly botName: string;
  readonly places: readonly PlaceReport[];
  /** Milliseconds that this machine's clock is ahead of Discord's; undefined where Discord does not tell. */
  readonly clockAheadMs: number | undefined;
}

export interface LookAtServersOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
}

/**
 * Logs in beside the bot, if it runs, looks at each server, changes nothing and leaves.
 * @throws BadInput, DiscordUnavailable as the bot's own start does.
 */
export async function lookAtServers(options: LookAtServersOptions): Promise<ServersReport> {
  const client = makeClient(options.apiUrl);
  client.on('error', (error) => options.log.warn({ err: error }, 'discord client error'));
  try {
    const ready = await logIn(client, options.token);
    const places: PlaceReport[] = [];
    for (const guild of ready.guilds.cache.values())
      places.push(...(await lookAt(client, guild, options.settings)));
    const clockAheadMs = await measureAhead(() => new Date(), new DiscordTime(client));
    return { botName: ready.user.username, places, clockAheadMs };
  } finally {
    await client.destroy();
  }
}

async function lookAt(
  client: Client,
  guild: Guild,
  settings: LookAtServersOptions['settings'],
): Promise<readonly PlaceReport[]> {
  const { staffChannelId, helpChannelIds } = await settings.read(asServerId(guild.id));
  const placeOf = (id: string) => `${guild.name}, #${guild.channels.cache.get(id)?.name ?? id}`;
  const staff = await checkStaffChannel(client, staffChannelId);
  const help = await checkHelpChannels(client, helpChannelIds);
  const lacks = (missing: readonly string[]) =>
    `the bot lacks ${missing.join(', ')}: grant it to its role in the channel's settings`;
  const helpReports = help.map((found) => {
    const place = placeOf(found.channelId);
    if (found.outcome === 'missing-permissions') return { place, todo: lacks(found.missing) };
    const todo = 'the help channel is gone or hidden from the bot: run /setup';
    return { place, todo: found.outcome === 'gone' ? todo : undefined };
  });
  return [staffReport(), ...helpReports];

  function staffReport(): PlaceReport {
    switch (staff.outcome) {
      case 'not-set':
        return { place: guild.name, todo: 'no staff channel is set: run /setup on the server' };
      case 'gone':
        return {
          place: placeOf(staff.channelId),
          todo: 'the staff channel is gone or hidden from the bot: run /setup',
        };
      case 'wrong-type':
        return {
          place: placeOf(staff.channelId),
          todo: 'the staff channel must be a text channel or a forum: run /setup',
        };
      case 'missing-permissions':
        return { place: placeOf(staff.channelId), todo: lacks(staff.missing) };
      case 'ready':
        return {
          place: placeOf(staff.channelId),
          todo: staff.isPublic
            ? 'everybody can read the staff channel: hide it from @everyone'
            : undefined,
        };
    }
  }
}
