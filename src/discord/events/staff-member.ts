import { PermissionFlagsBits, type Guild } from 'discord.js';
import type { RoleId } from '../../core/ids.ts';
import { attempt } from '../failures.ts';

/** Whether somebody who wrote a message counts as staff: Manage Server, or the staff role. */
export async function isStaffMember(
  guild: Guild,
  personId: string,
  staffRoleId: RoleId | undefined,
): Promise<boolean> {
  const found = await attempt(async () => guild.members.fetch(personId));
  // Who has left is nobody's staff any more.
  if (!('ok' in found)) return false;
  const { permissions, roles } = found.ok;
  if (permissions.has(PermissionFlagsBits.ManageGuild)) return true;
  return staffRoleId !== undefined && roles.cache.has(staffRoleId);
}
