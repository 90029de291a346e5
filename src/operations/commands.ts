import { BadInput } from '../core/errors.ts';
import type { Command } from './command.ts';

/** What the program does beside running the bot. Each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

/** Finds a command by its name. @throws BadInput when there is none. */
export async function findCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return await load();
  throw new BadInput(
    `there is no command ${JSON.stringify(name)}: without one the bot starts, else it is one of ${Object.keys(COMMANDS).join(', ')}`,
  );
}
