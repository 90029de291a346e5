import { PermissionFlagsBits, type Guild } from 'discord.js';
import type { RoleId } from '../../core/ids.ts';
import { attempt } from '../failures.ts';

/** An id of Discord's. Anything else would be sent along in an address, and nothing at all would fetch every member. */
const SNOWFLAKE = /^\d{1,20}$/;

/** Whether somebody who wrote a message counts as staff: Manage Server, or the staff role. */
export async function isStaffMember(
  guild: Guild,
  personId: string,
  staffRoleId: RoleId | undefined,
): Promise<boolean> {
  if (!SNOWFLAKE.test(personId)) return false;
  const found = await attempt(async () => guild.members.fetch(personId));
  // Who has left is nobody's staff any more.
  if (!('ok' in found)) return false;
  const { permissions, roles } = found.ok;
  if (permissions.has(PermissionFlagsBits.ManageGuild)) return true;
  return staffRoleId !== undefined && roles.cache.has(staffRoleId);
}
