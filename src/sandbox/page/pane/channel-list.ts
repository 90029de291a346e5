import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelView } from '../../page-server/protocol.ts';
import { icon } from '../chat/icons.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf, showChannel } from '../state/select.ts';

/** The channels that somebody sees, with their threads and posts below them. */
export function channelListView(app: App, pane: Pane): TemplateResult {
  const channels = channelsOf(app.state, pane);
  const homes = channels.filter(({ kind }) => kind === 'text' || kind === 'forum');
  const dms = channels.filter(({ kind }) => kind === 'dm');
  const openDm = async (): Promise<void> => {
    const result = await app.perform(pane, { kind: 'open-dm', person: pane.person.id });
    if (result.kind === 'opened') showChannel(pane, result.channelId);
    app.changed();
  };
  return html`<nav
    class="channels ${pane.isListOpen ? 'open' : ''}"
    aria-label="${pane.person.name}’s channels"
  >
    <p class="server">${app.state.place?.guild.name}</p>
    <ul>
      ${homes.map((home) => homeView(app, pane, home, channels))}
    </ul>
    <p class="section">Direct messages</p>
    <ul>
      ${dms.map((dm) => html`<li>${channelButton(app, pane, dm)}</li>`)}
      ${
        dms.length > 0
          ? nothing
          : html`<li>
              <button type="button" class="channel" @click=${() => void openDm()}>
                ${icon('dm', 16)} <span class="name">course-support-bot</span>
              </button>
            </li>`
      }
    </ul>
  </nav>`;
}

function homeView(
  app: App,
  pane: Pane,
  home: ChannelView,
  channels: readonly ChannelView[],
): TemplateResult {
  const threads = channels.filter(({ parentId }) => parentId === home.id);
  return html`<li>
    ${channelButton(app, pane, home)}
    ${
      threads.length === 0
        ? nothing
        : html`<ul class="threads">
            ${threads.map((thread) => html`<li>${channelButton(app, pane, thread)}</li>`)}
          </ul>`
    }
  </li>`;
}

function channelButton(app: App, pane: Pane, channel: ChannelView): TemplateResult {
  const { id, kind, name, isArchived, isLocked, isHidden } = channel;
  const isOpen = pane.channelId === id;
  const isUnread = pane.unread.has(id);
  const marks = [isArchived && 'archived', isUnread && 'unread'].filter(Boolean).join(' ');
  const open = (): void => {
    showChannel(pane, id);
    app.changed();
  };
  return html`<button
    type="button"
    class="channel ${marks}"
    aria-current=${isOpen ? 'page' : nothing}
    title=${name}
    @click=${open}
  >
    ${icon(isLocked ? 'lock' : kind, 16)}
    <span class="name">${name}</span>
    ${isHidden && kind === 'text' ? html`<span class="lock" role="img" aria-label="staff only">${icon('lock', 12)}</span>` : nothing}
    ${isUnread ? html`<span class="dot" role="img" aria-label="unread"></span>` : nothing}
  </button>`;
}
