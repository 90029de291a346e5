import { html, type TemplateResult } from 'lit';
import type { MessageView } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { focusComposer } from '../composer/focus.ts';
import { icon } from './icons.ts';
import { react } from './reactions.ts';

/** The buttons that come up over a message. */
export function toolbarView(app: App, pane: Pane, { message }: MessageView): TemplateResult {
  const reply = (): void => {
    pane.draft.replyTo = message.id;
    app.changed();
    focusComposer(pane);
  };
  const more = ({ currentTarget }: Event): void => {
    // SAFETY: the listener is on the button alone.
    const { left, bottom } = (currentTarget as HTMLElement).getBoundingClientRect();
    pane.menu = { messageId: message.id, x: left, y: bottom };
    app.changed();
  };
  const thumb = (): void => void react(app, pane, message.id, '👍', 'add');
  return html`<div class="toolbar" role="toolbar" aria-label="Message actions">
    <button type="button" title="React with 👍" aria-label="React with thumbs up" @click=${thumb}>
      👍
    </button>
    <button type="button" title="Reply" aria-label="Reply to this message" @click=${reply}>
      ${icon('reply')}
    </button>
    <button
      type="button"
      title="More"
      aria-label="More actions"
      aria-haspopup="menu"
      @click=${more}
    >
      ${icon('more')}
    </button>
  </div>`;
}
