import { Routes, type ApplicationCommandData, type Client } from 'discord.js';
import type { Log } from '../core/log.ts';
import type { Handlers } from './registry.ts';

/** Makes Discord's list of our commands what it should be, and writes only when it differs: writes are limited per day. */
export async function registerCommands(
  client: Client<true>,
  handlers: Handlers,
  log: Log,
): Promise<void> {
  const wanted = [...handlers.commands, ...handlers.menus].map(({ data }) => data);
  const present = await client.application.commands.fetch({ withLocalizations: true });
  const isSame =
    present.size === wanted.length &&
    wanted.every((data) => {
      // SAFETY: `equals` reads the REST form as well, names in snake case included; its type does not say so.
      const type = data.type ?? 1;
      const registered = present.find(
        (command) => command.name === data.name && command.type === type,
      );
      return registered?.equals(data as ApplicationCommandData, true) ?? false;
    });
  if (isSame) {
    log.info({ commands: wanted.length }, 'commands unchanged');
    return;
  }
  await client.rest.put(Routes.applicationCommands(client.application.id), {
    body: wanted.map(asPublished),
  });
  log.info({ commands: wanted.length }, 'commands registered');
}

/** Discord's published schema has permission bits as an integer here; discord.js would send a string. */
function asPublished(data: Handlers['commands' | 'menus'][number]['data']): object {
  const bits = data.default_member_permissions;
  return typeof bits === 'string' ? { ...data, default_member_permissions: Number(bits) } : data;
}
