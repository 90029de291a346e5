import { html, nothing, type TemplateResult } from 'lit';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { ModalForm } from '../../page-server/protocol.ts';
import { icon } from '../chat/icons.ts';
import { focusIn } from '../chat/move-focus.ts';
import { selectChoices, type SelectNode } from '../chat/select-choices.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';

/** A part of a form, as far as the page draws it. */
interface Node {
  readonly type: ComponentType;
  readonly components?: readonly Node[];
  readonly component?: Node;
  readonly custom_id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly style?: TextInputStyle;
  readonly value?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly content?: string;
}

/** A form of the bot on somebody's screen. */
export function modalView(app: App, pane: Pane, modal: ModalForm): TemplateResult {
  const close = (): void => {
    pane.modal = undefined;
    app.changed();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // SAFETY: the listener is on the form alone.
    const values = readForm(new FormData(event.currentTarget as HTMLFormElement));
    close();
    const action = { person: pane.person.id, token: modal.token, values };
    void app.perform(pane, { kind: 'submit', ...action });
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close();
  };
  // SAFETY: Node is a looser reading of Discord's components.
  const parts = modal.payload.components as unknown as readonly Node[];
  return html`<div class="modal-veil">
    <form
      class="modal"
      role="dialog"
      aria-label=${modal.title}
      @submit=${submit}
      @keydown=${onKey}
      ${focusIn('input, textarea, select')}
    >
      <header>
        <h2>${modal.title}</h2>
        <button type="button" aria-label="Close" @click=${close}>${icon('close')}</button>
      </header>
      ${parts.map((part) => partView(app, pane, part))}
      <div class="form-ends">
        <button type="button" class="button secondary" @click=${close}>Cancel</button>
        <button type="submit" class="button primary">Submit</button>
      </div>
    </form>
  </div>`;
}

/** One value for a field of text, a list for a menu. */
function readForm(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [kind = '', id = ''] = name.split(/:(.*)/s);
      const values = form.getAll(name).filter((one) => typeof one === 'string');
      return [id, kind === 'menu' ? values : (values[0] ?? '')];
    }),
  );
}

function partView(app: App, pane: Pane, part: Node) {
  if (part.type === ComponentType.TextDisplay) return html`<p>${part.content}</p>`;
  const inner = part.component ?? part.components?.[0];
  if (!inner) return nothing;
  const id = `field-${pane.person.id}-${inner.custom_id ?? ''}`;
  return html`<div class="field">
    <label for=${id}>
      ${part.label ?? inner.label}
      ${inner.required === false ? nothing : html`<span class="required" aria-hidden="true">*</span>`}
    </label>
    ${part.description === undefined ? nothing : html`<p class="quiet">${part.description}</p>`}
    ${inner.type === ComponentType.TextInput ? textField(id, inner) : menuField(app, pane, id, inner)}
  </div>`;
}

function textField(id: string, node: Node): TemplateResult {
  const { custom_id: name, value = '', placeholder, required = true } = node;
  const most = node.max_length ?? 4000;
  const least = node.min_length ?? nothing;
  return node.style === TextInputStyle.Paragraph
    ? html`<textarea
        id=${id}
        name="text:${name}"
        rows="5"
        maxlength=${most}
        minlength=${least}
        placeholder=${placeholder ?? nothing}
        ?required=${required}
        .value=${value}
      ></textarea>`
    : html`<input
        id=${id}
        name="text:${name}"
        autocomplete="off"
        maxlength=${most}
        minlength=${least}
        placeholder=${placeholder ?? nothing}
        ?required=${required}
        .value=${value}
      />`;
}

function menuField(app: App, pane: Pane, id: string, node: Node): TemplateResult {
  // SAFETY: what is no field of text in a form is a select menu.
  const menu = node as unknown as SelectNode;
  const isMany = (menu.max_values ?? 1) > 1;
  return html`<select
    id=${id}
    name="menu:${menu.custom_id}"
    ?multiple=${isMany}
    ?required=${menu.required !== false}
  >
    ${isMany ? nothing : html`<option value="">${menu.placeholder ?? 'Make a selection'}</option>`}
    ${selectChoices(app.state, pane, menu).map(
      (choice) =>
        html`<option value=${choice.value} ?selected=${choice.default === true}>
          ${choice.label}
        </option>`,
    )}
  </select>`;
}
