import type { Message } from 'discord.js';
import type { Hearing } from './hearing.ts';

/** What learners and staff write: relayed when it belongs to an escalation, answered when it asks for help. */
export function makeOnMessageCreate(hearing: Pick<Hearing, 'hear'>) {
  return async function onMessageCreate(message: Message): Promise<void> {
    await hearing.hear(message);
  };
}
