import { html, nothing } from 'lit';
import type { MessageView } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { nameOf } from '../state/select.ts';

/** The reactions under a message; a press adds or takes away one's own. */
export function reactionsView(app: App, pane: Pane, view: MessageView) {
  const { message, reactedBy } = view;
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return nothing;
  return html`<div slot="reactions" class="reactions" role="group" aria-label="Reactions">
    ${reactions.map(({ emoji, count }) => {
      const name = emoji.name ?? '';
      const people = reactedBy[name] ?? [];
      const isMine = people.includes(pane.person.id);
      const who = people.map((id) => nameOf(app.state, id)).join(', ');
      return html`<button
        type="button"
        class="reaction ${isMine ? 'mine' : ''}"
        aria-pressed=${isMine ? 'true' : 'false'}
        title=${who}
        @click=${() => void react(app, pane, message.id, name, isMine ? 'remove' : 'add')}
      >
        ${name} <span>${count}</span>
      </button>`;
    })}
  </div>`;
}

/** Adds or takes away a reaction. */
export function react(
  app: App,
  pane: Pane,
  message: string,
  emoji: string,
  change: 'add' | 'remove',
) {
  return app.perform(pane, { kind: 'react', person: pane.person.id, message, emoji, change });
}
