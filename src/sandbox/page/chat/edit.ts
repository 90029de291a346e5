import { html, type TemplateResult } from 'lit';
import type { APIMessage } from 'discord-api-types/v10';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { focusComposer } from '../composer/focus.ts';
import { focusIn } from './move-focus.ts';

/** The box in which somebody changes what they wrote. */
export function editView(app: App, pane: Pane, message: APIMessage): TemplateResult {
  const end = (): void => {
    pane.editing = undefined;
    app.changed();
    focusComposer(pane);
  };
  const save = (): void => {
    const content = pane.editing?.text.trim() ?? '';
    end();
    if (content === '') return;
    const action = { person: pane.person.id, message: message.id, content };
    void app.perform(pane, { kind: 'edit', ...action });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') end();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    save();
  };
  const onInput = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the textarea alone.
    if (pane.editing) pane.editing.text = (currentTarget as HTMLTextAreaElement).value;
  };
  return html`<div class="edit" ${focusIn('textarea')}>
    <textarea
      aria-label="Edit message"
      rows="2"
      .value=${pane.editing?.text ?? ''}
      @keydown=${onKey}
      @input=${onInput}
    ></textarea>
    <p>
      Escape to <button type="button" class="link" @click=${end}>cancel</button> • Enter to
      <button type="button" class="link" @click=${save}>save</button>
    </p>
  </div>`;
}
