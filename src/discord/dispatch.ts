import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Log } from '../core/log.ts';
import { readCustomId } from './custom-ids.ts';
import { makeInteractionGate, mayUse, tellPrivately, type GateDeps } from './gate.ts';
import { makeMayTouch, type MayTouchDeps } from './may-touch.ts';
import type { Handlers } from './registry.ts';
import { textsFor } from './render/texts.ts';

/** Finds the one handler of an interaction in the lists, and passes it through the gate. */
export function makeDispatch(handlers: Handlers, deps: GateDeps & MayTouchDeps) {
  const pass = makeInteractionGate(deps);
  const mayTouch = makeMayTouch(deps);

  return async function dispatch(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      const command = handlers.commands.find(({ data }) => data.name === interaction.commandName);
      await complete(interaction, command).catch((error: unknown) => logLate(deps.log, error));
    } else if (interaction.isChatInputCommand()) {
      const command = handlers.commands.find(({ data }) => data.name === interaction.commandName);
      if (command === undefined)
        return tellPrivately(interaction, textsFor(interaction.locale).staleControl);
      const { data, audience, acknowledge, run } = command;
      await pass(interaction, {
        name: data.name,
        audience,
        acknowledge: acknowledge(interaction),
        run,
      });
    } else if (interaction.isMessageContextMenuCommand()) {
      const menu = handlers.menus.find(({ data }) => data.name === interaction.commandName);
      if (menu === undefined)
        return tellPrivately(interaction, textsFor(interaction.locale).staleControl);
      await pass(interaction, { ...menu, name: menu.data.name });
    } else if (interaction.isButton()) {
      await passControl(interaction, handlers.buttons);
    } else if (interaction.isStringSelectMenu() || interaction.isUserSelectMenu()) {
      await passControl(interaction, handlers.selects);
    } else if (interaction.isModalSubmit()) {
      await passControl(interaction, handlers.modals);
    }
  };

  /** Choices show what the command is about: they are for those alone for whom it is. */
  async function complete(
    interaction: AutocompleteInteraction,
    command: Handlers['commands'][number] | undefined,
  ): Promise<void> {
    if (command?.complete === undefined) return;
    if (await mayUse(interaction, command.audience, deps.settings))
      await command.complete(interaction);
    else await interaction.respond([]);
  }

  /** What buttons, select menus and modals have in common: the id names the handler and brings its arguments. */
  async function passControl<I extends Parameters<typeof pass>[0] & { readonly customId: string }>(
    interaction: I,
    controls: readonly Control<I>[],
  ): Promise<void> {
    const { name, args } = readCustomId(interaction.customId);
    const control = controls.find((candidate) => candidate.name === name);
    if (control === undefined)
      return tellPrivately(interaction, textsFor(interaction.locale).staleControl);
    await pass(interaction, {
      ...control,
      run: async (gated) => {
        if (await mayTouch(gated, control.audience, args)) await control.run(gated, args);
        else await tellPrivately(gated, textsFor(gated.locale).staleControl);
      },
    });
  }
}

interface Control<I> extends Pick<
  Handlers['buttons'][number],
  'name' | 'audience' | 'acknowledge'
> {
  readonly run: (interaction: I, args: readonly string[]) => Promise<void>;
}

/** Nobody waits for choices that come too late. */
function logLate(log: Log, error: unknown): void {
  log.warn({ err: error }, 'autocomplete failed');
}
