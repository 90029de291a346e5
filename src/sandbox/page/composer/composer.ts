import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChannelView } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { nameOf, shortTitle } from '../state/select.ts';
import { sizeText } from '../chat/attachments.ts';
import { icon } from '../chat/icons.ts';
import { commandFormView } from './command-form.ts';
import { packFiles } from './files.ts';
import { activeId, closeList, handleListKey, listboxView, listId } from './listbox.ts';
import { chooseCommand, suggest, writtenCommand } from './suggest.ts';
import { loadCommands } from './load-commands.ts';

/** Others hear that somebody types at most once in this time, in milliseconds. */
const TYPING_EVERY_MS = 4000;
const lastTyping = new WeakMap<Pane, number>();

/** The box in which somebody writes. */
export function composerView(app: App, pane: Pane, channel: ChannelView): TemplateResult {
  const { draft } = pane;
  if (!channel.mayWrite || (channel.isLocked && !channel.mayModerate)) {
    return html`<div class="composer closed">
      ${channel.isLocked ? 'This thread is locked.' : 'You may not write here.'}
    </div>`;
  }
  return html`<div class="composer">
    ${listboxView(pane)} ${replyBar(app, pane)} ${filesView(app, pane)}
    ${draft.command ? commandFormView(app, pane, draft.command) : boxView(app, pane, channel)}
  </div>`;
}

function boxView(app: App, pane: Pane, channel: ChannelView): TemplateResult {
  const { draft } = pane;
  const onKey = (event: KeyboardEvent): void => {
    if (handleListKey(pane, event)) app.changed();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send(app, pane);
    } else if (event.key === 'Escape') {
      draft.replyTo = null;
      app.changed();
    }
  };
  const place = shortTitle(channel);
  return html`<div class="box">
    ${attachButton(app, pane)}
    <textarea
      data-focus
      rows=${Math.min(8, draft.text.split('\n').length)}
      role="combobox"
      aria-label="Message ${place}"
      aria-autocomplete="list"
      aria-expanded=${draft.suggestions ? 'true' : 'false'}
      aria-controls=${draft.suggestions ? listId(pane) : nothing}
      aria-activedescendant=${activeId(pane)}
      placeholder="Message ${place}, or / for commands"
      .value=${live(draft.text)}
      @keydown=${onKey}
      @input=${(event: Event) => onInput(app, pane, event)}
      @focus=${() => void loadCommands(app, pane)}
      @blur=${() => closeList(pane, app.changed)}
    ></textarea>
    <button
      type="button"
      class="send"
      aria-label="Send message"
      @click=${() => void send(app, pane)}
    >
      ${icon('send')}
    </button>
  </div>`;
}

function onInput(app: App, pane: Pane, { currentTarget }: Event): void {
  // SAFETY: the listener is on the textarea alone.
  const { value, selectionStart } = currentTarget as HTMLTextAreaElement;
  pane.draft.text = value;
  const written = writtenCommand(pane, value);
  if (written) chooseCommand(app, pane, written);
  else suggest(app, pane, value.slice(0, selectionStart));
  const now = Date.now();
  if (now - (lastTyping.get(pane) ?? 0) > TYPING_EVERY_MS && !value.startsWith('/')) {
    lastTyping.set(pane, now);
    void app.act({ kind: 'typing', person: pane.person.id, channel: pane.channelId });
  }
  app.changed();
}

async function send(app: App, pane: Pane): Promise<void> {
  const { draft, person, channelId: channel } = pane;
  const content = withMentions(draft.text.trim(), draft.mentions);
  if (content === '' && draft.files.length === 0) return;
  const files = await packFiles(draft.files);
  const { replyTo } = draft;
  draft.text = '';
  draft.files = [];
  draft.replyTo = null;
  draft.suggestions = undefined;
  await app.perform(pane, { kind: 'send', person: person.id, channel, content, files, replyTo });
}

/** Longer names first, so that one that begins like another is not cut. */
function withMentions(text: string, mentions: ReadonlyMap<string, string>): string {
  return [...mentions]
    .sort(([a], [b]) => b.length - a.length)
    .reduce((result, [name, code]) => result.replaceAll(name, code), text);
}

function replyBar(app: App, pane: Pane) {
  const origin = app.state.messages.get(pane.draft.replyTo ?? '');
  if (!origin) return nothing;
  const cancel = (): void => {
    pane.draft.replyTo = null;
    app.changed();
  };
  return html`<div class="reply-bar">
    <span>Replying to <strong>${nameOf(app.state, origin.message.author.id)}</strong></span>
    <button type="button" aria-label="Cancel reply" @click=${cancel}>${icon('close', 14)}</button>
  </div>`;
}

function filesView(app: App, pane: Pane) {
  const { draft } = pane;
  if (draft.files.length === 0) return nothing;
  const remove = (file: File): void => {
    draft.files = draft.files.filter((one) => one !== file);
    app.changed();
  };
  return html`<ul class="files" aria-label="Files to send">
    ${draft.files.map(
      (file) =>
        html`<li>
          ${icon('file', 16)} ${file.name} <small>${sizeText(file.size)}</small>
          <button type="button" aria-label="Remove ${file.name}" @click=${() => remove(file)}>
            ${icon('close', 14)}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Adds files to what is about to be sent. */
function attachButton(app: App, pane: Pane): TemplateResult {
  const onChange = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the file field alone.
    const field = currentTarget as HTMLInputElement;
    pane.draft.files = [...pane.draft.files, ...(field.files ?? [])];
    field.value = '';
    app.changed();
  };
  return html`<label class="attach" title="Attach files">
    ${icon('plus', 20)}
    <input type="file" multiple aria-label="Attach files" @change=${onChange} />
  </label>`;
}
