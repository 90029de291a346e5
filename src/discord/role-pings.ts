import { PermissionFlagsBits, type Client } from 'discord.js';
import type { RoleId, ServerId } from '../core/ids.ts';

/** Whether a message of the bot can ping a role: anybody may, or the bot may ping everybody. */
export function canPing(client: Client, server: ServerId, role: RoleId | undefined): boolean {
  const guild = client.guilds.cache.get(server);
  const found = role === undefined ? undefined : guild?.roles.cache.get(role);
  if (guild === undefined || found === undefined) return true;
  const own = guild.members.me?.permissions;
  return found.mentionable || own?.has(PermissionFlagsBits.MentionEveryone) === true;
}
