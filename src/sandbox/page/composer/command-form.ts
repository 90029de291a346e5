import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import { icon } from '../chat/icons.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import type { CommandDraft } from './draft.ts';
import { packValues } from './files.ts';
import { focusComposer } from './focus.ts';
import { activeId, closeList, handleListKey, listId } from './listbox.ts';
import { setText, suggestOption } from './option-suggestions.ts';

/** The options of a slash command, to be filled in. */
export function commandFormView(app: App, pane: Pane, command: CommandDraft): TemplateResult {
  const missing = command.options.filter(({ name }) => !command.shown.includes(name));
  const focused = command.options.find(({ name }) => name === command.focused);
  const cancel = (): void => {
    pane.draft.command = undefined;
    pane.draft.suggestions = undefined;
    app.changed();
    focusComposer(pane);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (handleListKey(pane, event)) app.changed();
    else if (event.key === 'Escape') cancel();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void send(app, pane, command);
  };
  return html`<form
    class="command"
    aria-label="/${command.path}"
    @submit=${submit}
    @keydown=${onKey}
    novalidate
  >
    <p class="hint" aria-live="polite">
      ${focused ? html`<strong>${focused.name}</strong> ${focused.description}` : 'Enter sends it.'}
    </p>
    <div class="fields">
      <strong class="path">/${command.path}</strong>
      ${command.options
        .filter(({ name }) => command.shown.includes(name))
        .map((option) => fieldView(app, pane, command, option))}
      ${missing.map(
        ({ name, description }) =>
          html`<button
            type="button"
            class="add-option"
            title=${description}
            @click=${() => addOption(app, pane, command, name)}
          >
            + ${name}
          </button>`,
      )}
      <span class="command-ends">
        <button type="button" aria-label="Cancel command" @click=${cancel}>
          ${icon('close', 16)}
        </button>
        <button
          type="submit"
          class="send"
          aria-label="Send command"
          data-focus=${command.shown.length === 0 ? '' : nothing}
        >
          ${icon('send')}
        </button>
      </span>
    </div>
  </form>`;
}

function fieldView(
  app: App,
  pane: Pane,
  command: CommandDraft,
  option: APIApplicationCommandBasicOption,
): TemplateResult {
  const { name, type, required } = option;
  const isFocused = command.focused === name;
  const focus = (): void => {
    command.focused = name;
    void suggestOption(app, pane, command, option);
    app.changed();
  };
  const onInput = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the field alone.
    setText(command, option, (currentTarget as HTMLInputElement).value);
    void suggestOption(app, pane, command, option);
    app.changed();
  };
  const field =
    type === ApplicationCommandOptionType.Attachment
      ? fileField(app, command, option, focus)
      : html`<input
          data-focus=${isFocused ? '' : nothing}
          id="option-${pane.person.id}-${name}"
          autocomplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-required=${required === true ? 'true' : 'false'}
          aria-description=${option.description}
          aria-expanded=${isFocused && pane.draft.suggestions ? 'true' : 'false'}
          aria-controls=${isFocused && pane.draft.suggestions ? listId(pane) : nothing}
          aria-activedescendant=${isFocused ? activeId(pane) : nothing}
          .value=${live(command.values.get(name)?.text ?? '')}
          @focus=${focus}
          @blur=${() => closeList(pane, app.changed)}
          @input=${onInput}
        />`;
  return html`<div class="option ${isFocused ? 'focused' : ''}">
    <label for="option-${pane.person.id}-${name}">${name}</label>${field}
  </div>`;
}

function fileField(
  app: App,
  command: CommandDraft,
  { name }: APIApplicationCommandBasicOption,
  focus: () => void,
): TemplateResult {
  const onChange = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the file field alone.
    const file = (currentTarget as HTMLInputElement).files?.[0];
    if (file) command.values.set(name, { text: file.name, value: file });
    app.changed();
  };
  return html`<input type="file" aria-label=${name} @focus=${focus} @change=${onChange} />`;
}

function addOption(app: App, pane: Pane, command: CommandDraft, name: string): void {
  command.shown = [...command.shown, name];
  command.focused = name;
  app.changed();
  focusComposer(pane);
}

async function send(app: App, pane: Pane, command: CommandDraft): Promise<void> {
  const empty = command.options.find(
    ({ name, required }) => required === true && (command.values.get(name)?.text ?? '') === '',
  );
  if (empty) {
    pane.notice = { channelId: pane.channelId, text: `${empty.name} must be filled in` };
    app.changed();
    return;
  }
  const values = await packValues(command);
  pane.draft.command = undefined;
  pane.draft.suggestions = undefined;
  app.changed();
  focusComposer(pane);
  const { person, channelId: channel } = pane;
  await app.perform(pane, {
    kind: 'slash',
    person: person.id,
    channel,
    path: command.path,
    values,
  });
}
