import type { BaseInteraction } from 'discord.js';
import { homeOf, type FindHomes, type Home } from '../core/answering/home-servers.ts';
import { asLearnerId, asServerId } from '../core/ids.ts';
import type { SettingsStore } from '../core/server-settings.ts';

export interface InteractionHomeDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly findHomes: FindHomes;
}

/** Whose courses somebody may see where they press or type: the server's, or in direct messages their own servers'. */
export async function interactionHome(
  { guildId, user }: Pick<BaseInteraction, 'guildId' | 'user'>,
  { settings, findHomes }: InteractionHomeDeps,
): Promise<Home> {
  if (guildId === null) return homeOf(asLearnerId(user.id), findHomes, settings);
  const serverId = asServerId(guildId);
  return { serverId, courses: (await settings.read(serverId)).courses };
}
