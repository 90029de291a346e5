import { html, nothing, type TemplateResult } from 'lit';
import { avatarOf } from '../chat/avatar.ts';
import { icon } from '../chat/icons.ts';
import { messageMenuView } from '../chat/message-menu.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { memberNamed, openChannel } from '../state/select.ts';
import { channelListView } from './channel-list.ts';
import { channelTitle, chatView } from './chat.ts';
import { forumView } from './forum.ts';
import { modalView } from './modal.ts';

/** The screen of one person. */
export function paneView(app: App, pane: Pane): TemplateResult {
  const { person, modal } = pane;
  const isShown = app.state.shownPersonId === person.id;
  return html`<section
    class="pane ${isShown ? 'shown' : ''}"
    aria-label="${person.name}, ${person.part}"
    data-pane=${person.id}
  >
    <div class="screen" ?inert=${modal !== undefined}>
      ${channelListView(app, pane)}
      <div class="main">
        ${headerView(app, pane)} ${bodyView(app, pane)} ${messageMenuView(app, pane)}
      </div>
    </div>
    ${modal ? modalView(app, pane, modal) : nothing}
  </section>`;
}

function headerView(app: App, pane: Pane): TemplateResult {
  const { person } = pane;
  const channel = openChannel(app.state, pane);
  const roles = memberNamed(app.state, person.id)?.roles.join(', ');
  const toggle = (): void => {
    pane.isListOpen = !pane.isListOpen;
    app.changed();
  };
  return html`<header class="bar">
    <button
      type="button"
      class="list-toggle ${pane.unread.size > 0 ? 'unread' : ''}"
      aria-label="Channels${pane.unread.size > 0 ? ', something new' : ''}"
      aria-expanded=${pane.isListOpen ? 'true' : 'false'}
      @click=${toggle}
    >
      ${icon('list')}
    </button>
    <h2 class="title">${channel ? channelTitle(app, pane, channel) : ''}</h2>
    <span class="who">
      <img src=${avatarOf(person.id, person.name, false)} alt="" width="24" height="24" />
      <span><strong>${person.name}</strong> <small>${roles || person.part}</small></span>
    </span>
  </header>`;
}

function bodyView(app: App, pane: Pane): TemplateResult {
  const channel = openChannel(app.state, pane);
  if (!channel) return html`<div class="chat"><p class="quiet">Choose a channel.</p></div>`;
  return channel.kind === 'forum' ? forumView(app, pane, channel) : chatView(app, pane, channel);
}
