import { html, nothing, type TemplateResult } from 'lit';
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { ChannelView, MessageView } from '../../page-server/protocol.ts';
import { focusComposer } from '../composer/focus.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { openChannel, showChannel } from '../state/select.ts';
import { focusIn, moveFocus } from './move-focus.ts';
import { react } from './reactions.ts';

const EMOJI = ['👍', '❤️', '✅', '🎉', '❓', '👀'];

/** An entry of the menu. */
interface Entry {
  readonly label: string;
  readonly run: () => void;
  readonly isDangerous?: boolean;
}

/** The menu of a message: what can be done with it, and what apps offer. */
export function messageMenuView(app: App, pane: Pane): TemplateResult | typeof nothing {
  const { menu } = pane;
  const view = app.state.messages.get(menu?.messageId ?? '');
  if (!menu || !view) return nothing;
  const close = (): void => {
    pane.menu = undefined;
    app.changed();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    moveFocus(event, '[role^=menuitem]');
  };
  const entryView = ({ label, run, isDangerous = false }: Entry) =>
    html`<button
      type="button"
      role="menuitem"
      tabindex="-1"
      class=${isDangerous ? 'dangerous' : ''}
      @click=${() => {
        close();
        run();
      }}
    >
      ${label}
    </button>`;
  const apps = appEntries(app, pane, view);
  const top = Math.min(menu.y, innerHeight - 330);
  const left = Math.max(8, Math.min(menu.x, innerWidth - 240));
  return html`<div class="veil" @click=${close} @contextmenu=${close}></div>
    <div
      class="popup"
      role="menu"
      aria-label="Message"
      style="top:${Math.max(8, top)}px;left:${left}px"
      @keydown=${onKey}
      ${focusIn('[role=menuitem]')}
    >
      <div class="emoji-row" role="group" aria-label="Add reaction">
        ${EMOJI.map((emoji) => {
          const run = (): void => void react(app, pane, view.message.id, emoji, 'add');
          return entryView({ label: emoji, run });
        })}
      </div>
      ${entriesFor(app, pane, view).map(entryView)}
      ${
        apps.length === 0
          ? nothing
          : html`<div role="group" aria-label="Apps">
              <p class="popup-title" aria-hidden="true">Apps</p>
              ${apps.map(entryView)}
            </div>`
      }
    </div>`;
}

function entriesFor(app: App, pane: Pane, { message, visibleOnlyTo }: MessageView): Entry[] {
  const channel = openChannel(app.state, pane);
  const person = pane.person.id;
  const isOwn = message.author.id === person;
  const reply: Entry = {
    label: 'Reply',
    run: () => {
      pane.draft.replyTo = message.id;
      app.changed();
      focusComposer(pane);
    },
  };
  const edit: Entry = {
    label: 'Edit message',
    run: () => {
      pane.editing = { messageId: message.id, text: message.content };
      app.changed();
    },
  };
  const remove: Entry = {
    label: visibleOnlyTo === null ? 'Delete message' : 'Dismiss message',
    isDangerous: true,
    run: () => {
      void app.perform(pane, { kind: 'delete', person, message: message.id });
      focusComposer(pane);
    },
  };
  const mayRemove = isOwn || visibleOnlyTo === person || channel?.mayModerate === true;
  return [
    ...(visibleOnlyTo === null ? [reply] : []),
    ...threadEntry(app, pane, threadDraft(message.id, message.content), channel),
    ...(isOwn ? [edit] : []),
    ...(mayRemove ? [remove] : []),
  ];
}

function threadDraft(id: string, content: string) {
  return { id, name: content.slice(0, 80) || 'Thread' };
}

function threadEntry(
  app: App,
  pane: Pane,
  { id, name }: { readonly id: string; readonly name: string },
  channel: ChannelView | undefined,
): Entry[] {
  if (channel?.kind !== 'text') return [];
  const run = async (): Promise<void> => {
    const action = { person: pane.person.id, message: id, name };
    const result = await app.perform(pane, { kind: 'thread', ...action });
    if (result.kind === 'opened') showChannel(pane, result.channelId);
    app.changed();
  };
  return [{ label: 'Create thread', run: () => void run() }];
}

function appEntries(app: App, pane: Pane, { message, visibleOnlyTo }: MessageView): Entry[] {
  if (visibleOnlyTo !== null) return [];
  const commands = pane.commands.get(pane.channelId) ?? [];
  return commands
    .filter(({ type }) => type === ApplicationCommandType.Message)
    .map(({ name }) => ({
      label: name,
      run: () => {
        const action = { person: pane.person.id, name, message: message.id };
        void app.perform(pane, { kind: 'menu', ...action });
      },
    }));
}
