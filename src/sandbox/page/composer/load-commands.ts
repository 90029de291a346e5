import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';

/** Asks which commands are offered where a pane is, unless that is known. */
export async function loadCommands(app: App, pane: Pane): Promise<void> {
  const { channelId: channel, commands, person } = pane;
  if (channel === '' || commands.has(channel)) return;
  commands.set(channel, []);
  const result = await app.act({ kind: 'commands', person: person.id, channel });
  if (result.kind === 'commands') commands.set(channel, result.commands);
  else commands.delete(channel);
  app.changed();
}
