import {
  ApplicationCommandOptionType as Type,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import type { App } from '../state/app.ts';
import type { PageState, Pane } from '../state/page-state.ts';
import { channelsOf } from '../state/select.ts';
import type { CommandDraft, OptionDraft } from './draft.ts';
import { packValues } from './files.ts';

/** A suggestion for an option. */
interface Offer {
  readonly label: string;
  readonly hint: string;
  readonly value: OptionDraft['value'];
}

/** While somebody types, the bot is asked after this pause, in milliseconds. */
const PAUSE_MS = 150;
const SHOWN = 12;
const CHANNEL_KINDS: Readonly<Record<string, number>> = { text: 0, forum: 15, thread: 11 };

/** Writes down what stands in an option's field. */
export function setText(
  command: CommandDraft,
  { name, type }: APIApplicationCommandBasicOption,
  text: string,
): void {
  const isNumber = type === Type.Integer || type === Type.Number;
  const value = isNumber ? Number(text) : type === Type.Boolean ? /^t/i.test(text) : text;
  command.values.set(name, { text, value });
}

/** Fills the list for the option that is being typed in. */
export async function suggestOption(
  app: App,
  pane: Pane,
  command: CommandDraft,
  option: APIApplicationCommandBasicOption,
): Promise<void> {
  const { name } = option;
  const typed = command.values.get(name)?.text ?? '';
  const isAsked = 'autocomplete' in option && option.autocomplete;
  const offers = isAsked
    ? await ask(app, pane, command, name)
    : fixedOffers(app.state, pane, option).filter(({ label }) =>
        label.toLowerCase().includes(typed.toLowerCase()),
      );
  const isStill = pane.draft.command === command && command.focused === name;
  if (!isStill || typed !== (command.values.get(name)?.text ?? '')) return;
  const isTaken = offers.length === 1 && offers[0]?.label === typed;
  const items = offers.slice(0, SHOWN).map(({ label, hint, value }) => ({
    label,
    hint,
    choose: () => {
      command.values.set(name, { text: label, value });
      pane.draft.suggestions = undefined;
      app.changed();
    },
  }));
  pane.draft.suggestions =
    items.length === 0 || isTaken ? undefined : { title: option.name, items, index: 0 };
  app.changed();
}

async function ask(app: App, pane: Pane, command: CommandDraft, focused: string): Promise<Offer[]> {
  const before = command.values.get(focused)?.text ?? '';
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if ((command.values.get(focused)?.text ?? '') !== before) return [];
  const values = await packValues(command);
  const result = await app.act({
    kind: 'autocomplete',
    person: pane.person.id,
    channel: pane.channelId,
    path: command.path,
    values: { ...values, [focused]: before },
    focused,
  });
  if (result.kind !== 'choices') return [];
  return result.choices.map(({ name, value }) => ({ label: name, hint: '', value }));
}

function fixedOffers(
  state: PageState,
  pane: Pane,
  option: APIApplicationCommandBasicOption,
): readonly Offer[] {
  const { members = [], roles = [] } = state.place ?? {};
  const people = members.map(({ id, name }) => ({ label: `@${name}`, hint: '', value: id }));
  const groups = roles.map(({ id, name }) => ({ label: `@${name}`, hint: 'role', value: id }));
  if (option.type === Type.User) return people;
  if (option.type === Type.Role) return groups;
  if (option.type === Type.Mentionable) return [...people, ...groups];
  if (option.type === Type.Channel) {
    const kinds = option.channel_types?.map(Number);
    return channelsOf(state, pane)
      .filter(({ kind }) => kind !== 'dm' && kinds?.includes(CHANNEL_KINDS[kind] ?? -1) !== false)
      .map(({ id, name, kind }) => ({ label: `#${name}`, hint: kind, value: id }));
  }
  if (option.type === Type.Boolean) {
    return [true, false].map((value) => ({ label: value ? 'True' : 'False', hint: '', value }));
  }
  if (!('choices' in option)) return [];
  return (option.choices ?? []).map(({ name, value }) => ({ label: name, hint: '', value }));
}
