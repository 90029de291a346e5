import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf } from '../state/select.ts';
import { beginCommand, slashCommands, type OfferedCommand, type SuggestedItem } from './draft.ts';
import { focusComposer } from './focus.ts';

/** So many suggestions are shown. */
const SHOWN = 40;

/** Fills the list for what stands before the cursor: a command, somebody, or a channel. */
export function suggest(app: App, pane: Pane, beforeCursor: string): void {
  const { draft } = pane;
  const slash = /^\/([\w-]+(?: [\w-]*)*|)$/.exec(beforeCursor);
  const mention = /(?:^|\s)([@#])([\w-]*)$/.exec(beforeCursor);
  const items = slash
    ? commandItems(app, pane, slash[1] ?? '')
    : mention
      ? mentionItems(app, pane, mention[1] ?? '', mention[2] ?? '')
      : [];
  const title = slash ? 'Commands' : mention?.[1] === '#' ? 'Channels' : 'Members';
  draft.suggestions =
    items.length === 0 ? undefined : { title, items: items.slice(0, SHOWN), index: 0 };
}

/** The command whose whole name has been written with a space behind it. */
export function writtenCommand(pane: Pane, text: string): OfferedCommand | undefined {
  if (!text.startsWith('/') || !text.endsWith(' ')) return undefined;
  const commands = slashCommands(pane.commands.get(pane.channelId) ?? []);
  return commands.find(({ path }) => `/${path} ` === text);
}

/** Begins to fill in a command. */
export function chooseCommand(app: App, pane: Pane, command: OfferedCommand): void {
  pane.draft.text = '';
  pane.draft.suggestions = undefined;
  pane.draft.command = beginCommand(command);
  app.changed();
  focusComposer(pane);
}

function commandItems(app: App, pane: Pane, typed: string): SuggestedItem[] {
  return slashCommands(pane.commands.get(pane.channelId) ?? [])
    .filter(({ path }) => path.includes(typed.trim()))
    .sort((a, b) => Number(b.path.startsWith(typed)) - Number(a.path.startsWith(typed)))
    .map((command) => ({
      label: `/${command.path}`,
      hint: command.description,
      choose: () => chooseCommand(app, pane, command),
    }));
}

function mentionItems(app: App, pane: Pane, sign: string, typed: string): SuggestedItem[] {
  const { members = [], roles = [] } = app.state.place ?? {};
  const item = (name: string, hint: string, code: string): SuggestedItem => ({
    label: `${sign}${name}`,
    hint,
    choose: () => insertMention(app, pane, `${sign}${typed}`, `${sign}${name}`, code),
  });
  const all =
    sign === '#'
      ? channelsOf(app.state, pane)
          .filter(({ kind }) => kind !== 'dm')
          .map(({ id, name, kind }) => item(name, kind, `<#${id}>`))
      : [
          ...members.map(({ id, name, isBot }) => item(name, isBot ? 'app' : '', `<@${id}>`)),
          ...roles.map(({ id, name }) => item(name, 'role', `<@&${id}>`)),
        ];
  return all.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

function insertMention(app: App, pane: Pane, typed: string, name: string, code: string): void {
  const { draft } = pane;
  draft.mentions.set(name, code);
  const at = draft.text.lastIndexOf(typed);
  draft.text = `${draft.text.slice(0, at)}${name} ${draft.text.slice(at + typed.length)}`;
  draft.suggestions = undefined;
  app.changed();
  focusComposer(pane);
}
