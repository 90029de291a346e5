import {
  PermissionFlagsBits,
  type APIApplicationCommand,
  type ApplicationCommandType,
} from 'discord-api-types/v10';
import type { Channel, Person } from '../state/model.ts';
import { channelPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { demandFor } from './conversation.ts';

/** The command that Discord's box would offer; throws where it offers none. */
export function commandNamed(
  world: World,
  channel: Channel,
  person: Person,
  name: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  demandFor(world, channel, person.id);
  const command = [...world.commands.values()].find(
    (one) =>
      one.name === name &&
      one.type === type &&
      (one.guild_id === undefined || one.guild_id === channel.guildId),
  );
  if (!command) throw new Error(`the bot has no command ${name}`);
  const context = channel.guildId === null ? 1 : 0;
  const contexts = command.contexts as readonly number[] | null | undefined;
  if (contexts?.includes(context) === false) throw new Error(`/${name} is not offered here`);
  const needed = neededFor(command);
  const has = channelPermissions(world, channel, person.id);
  if (channel.guildId !== null && (has & needed) !== needed) {
    throw new Error(`Discord does not offer ${name} to ${person.displayName}`);
  }
  return command;
}

/** Whether Discord's box offers a command to somebody in a channel. */
export function isOffered(
  world: World,
  channel: Channel,
  personId: string,
  command: APIApplicationCommand,
): boolean {
  if (command.guild_id !== undefined && command.guild_id !== channel.guildId) return false;
  const contexts = command.contexts as readonly number[] | null | undefined;
  if (contexts?.includes(channel.guildId === null ? 1 : 0) === false) return false;
  const needed = neededFor(command);
  const has = channelPermissions(world, channel, personId);
  return channel.guildId === null || (has & needed) === needed;
}

/** What somebody needs to be offered a command. None at all, written as `0`, leaves administrators. */
function neededFor({ default_member_permissions: bits }: APIApplicationCommand): bigint {
  return bits === '0' ? PermissionFlagsBits.Administrator : BigInt(bits ?? 0);
}
