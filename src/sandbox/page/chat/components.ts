import { html, nothing, type TemplateResult } from 'lit';
import {
  ButtonStyle,
  ComponentType,
  type APIMessage,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { Action } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { selectChoices, type SelectNode } from './select-choices.ts';

/** A component, as far as the page draws it. */
interface Node {
  readonly type: ComponentType;
  readonly components?: readonly Node[];
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: ButtonStyle;
  readonly disabled?: boolean;
  readonly url?: string;
  readonly emoji?: { readonly name?: string };
  readonly content?: string;
}

const STYLES: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** The buttons and menus under a message. */
export function componentsView(app: App, pane: Pane, message: APIMessage): TemplateResult[] {
  return (message.components ?? []).map((row: APIMessageTopLevelComponent) => {
    // SAFETY: Node is a looser reading of Discord's components.
    const { components = [] } = row as unknown as Node;
    return html`<discord-action-row slot="components" role="group" aria-label="Actions">
      ${components.map((node) => componentView(app, pane, message, node))}
    </discord-action-row>`;
  });
}

function componentView(app: App, pane: Pane, message: APIMessage, node: Node) {
  if (node.type === ComponentType.Button) return buttonView(app, pane, message, node);
  if (node.type === ComponentType.TextDisplay) return html`<span>${node.content}</span>`;
  if (node.custom_id === undefined) return nothing;
  // SAFETY: the remaining components of a row with an id are select menus.
  return selectView(app, pane, message, node as unknown as SelectNode);
}

function buttonView(app: App, pane: Pane, message: APIMessage, node: Node): TemplateResult {
  const { custom_id: id, label, emoji, url } = node;
  const face = [emoji?.name, label].filter(Boolean).join(' ');
  if (url !== undefined) {
    return html`<a class="button" href=${url} target="_blank" rel="noreferrer noopener">
      ${face} <span aria-hidden="true">↗</span>
    </a>`;
  }
  const press = (): void => {
    const action = { person: pane.person.id, message: message.id, button: id ?? '' };
    void performOn(app, pane, { kind: 'press', ...action }, id);
  };
  const working = pane.working.get(message.id);
  // Not `disabled`: the focus would be lost on whoever pressed it by key.
  return html`<button
    type="button"
    class="button ${STYLES[node.style ?? ButtonStyle.Secondary] ?? 'secondary'}"
    ?disabled=${node.disabled === true}
    aria-disabled=${working === undefined ? nothing : 'true'}
    aria-busy=${working === id && id !== undefined ? 'true' : nothing}
    @click=${press}
  >
    <span class="face">${face}</span>
  </button>`;
}

/**
 * As on Discord: until the bot has acknowledged it, what was used shows that it works, and its message takes nothing
 * else.
 */
async function performOn(
  app: App,
  pane: Pane,
  action: Extract<Action, { kind: 'press' | 'select' }>,
  component = '',
): Promise<void> {
  const { message } = action;
  if (pane.working.has(message)) return;
  pane.working.set(message, component);
  app.changed();
  await app.perform(pane, action);
  pane.working.delete(message);
  app.changed();
}

/** An arrow key would take another choice at once, and send it: it opens the list instead. */
function openFirst(event: KeyboardEvent): void {
  // SAFETY: the listener is on the select element alone.
  const select = event.currentTarget as HTMLSelectElement;
  const isChange = /^Arrow|^Home$|^End$|^Page|^[\p{L}\p{N}]$/u.test(event.key);
  if (select.multiple || !isChange || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  select.showPicker();
}

function selectView(app: App, pane: Pane, message: APIMessage, node: SelectNode): TemplateResult {
  const isMany = (node.max_values ?? 1) > 1;
  const choose = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the select element alone.
    const choices = [...(currentTarget as HTMLSelectElement).selectedOptions].map(
      ({ value }) => value,
    );
    const action = { person: pane.person.id, message: message.id, menu: node.custom_id };
    void performOn(app, pane, { kind: 'select', ...action, choices }, node.custom_id);
  };
  const label = node.placeholder ?? 'Make a selection';
  return html`<select
    class="menu"
    aria-label=${label}
    ?multiple=${isMany}
    ?disabled=${node.disabled === true}
    aria-busy=${pane.working.get(message.id) === node.custom_id ? 'true' : nothing}
    @change=${choose}
    @keydown=${openFirst}
  >
    ${isMany ? nothing : html`<option value="" disabled selected>${label}</option>`}
    ${selectChoices(app.state, pane, node).map(
      ({ label: text, value, default: isChosen = false }) =>
        html`<option value=${value} ?selected=${isChosen}>${text}</option>`,
    )}
  </select>`;
}
