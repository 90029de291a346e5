import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { MessageType } from 'discord-api-types/v10';
import { icon } from '../chat/icons.ts';
import { messageView } from '../chat/message.ts';
import { composerView } from '../composer/composer.ts';
import type { ChannelView, MessageView } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf, messagesOf, nameOf, shortTitle } from '../state/select.ts';
import { stickToEnd } from './stick-to-end.ts';

/** Messages of one person within this time stand together, in milliseconds. */
const TOGETHER_MS = 5 * 60_000;

/** The conversation of a channel, a thread or with the bot. */
export function chatView(app: App, pane: Pane, channel: ChannelView): TemplateResult {
  const messages = conversation(app, pane, channel);
  const name = shortTitle(channel);
  return html`<div class="chat">
    <div
      class="scroll"
      tabindex="0"
      role="log"
      aria-label="Messages in ${channel.name}"
      ${stickToEnd(`${channel.id}:${messages.length}`)}
    >
      <div class="beginning">
        <h3>${name}</h3>
        <p>${channel.topic || beginning(channel)}</p>
      </div>
      <discord-messages no-background ?light-theme=${app.state.isLight}>
        ${repeat(
          messages,
          ({ message }) => message.id,
          (view, index) => quietView(app, pane, view, isContinued(messages[index - 1], view)),
        )}
      </discord-messages>
    </div>
    ${noticeView(app, pane)} ${composerView(app, pane, channel)} ${typingView(app, pane)}
  </div>`;
}

/** A message, drawn again only when something that it shows has changed: a long channel stays quick to type in. */
function quietView(app: App, pane: Pane, view: MessageView, isBelow: boolean) {
  const { place, isLight } = app.state;
  const isEdited = pane.editing?.messageId === view.message.id;
  const working = pane.working.get(view.message.id);
  return guard([view, isBelow, isEdited, working, place, isLight, pane.channelId], () =>
    messageView(app, pane, view, isBelow),
  );
}

function beginning(channel: ChannelView): string {
  if (channel.kind === 'thread') return 'This is the beginning of the thread.';
  return `This is the beginning of ${shortTitle(channel)}.`;
}

/** A thread on a message begins with that message. */
function conversation(app: App, pane: Pane, channel: ChannelView): MessageView[] {
  const messages = messagesOf(app.state, pane, channel.id).filter(
    ({ message }) => message.type !== MessageType.ThreadStarterMessage,
  );
  const origin = channel.kind === 'thread' ? app.state.messages.get(channel.id) : undefined;
  return origin && origin.message.channel_id !== channel.id ? [origin, ...messages] : messages;
}

function isContinued(before: MessageView | undefined, { message }: MessageView): boolean {
  if (!before || message.referenced_message || message.interaction_metadata) return false;
  const gap = Date.parse(message.timestamp) - Date.parse(before.message.timestamp);
  return before.message.author.id === message.author.id && gap < TOGETHER_MS;
}

function noticeView(app: App, pane: Pane) {
  if (pane.notice?.channelId !== pane.channelId) return nothing;
  const close = (): void => {
    pane.notice = undefined;
    app.changed();
  };
  return html`<div class="notice" role="alert">
    <span>${pane.notice.text}</span>
    <button type="button" aria-label="Close" @click=${close}>${icon('close', 14)}</button>
  </div>`;
}

function typingView(app: App, pane: Pane): TemplateResult {
  const now = Date.now();
  const typing = [...(pane.typing.get(pane.channelId) ?? [])]
    .filter(([, until]) => until > now)
    .map(([id]) => nameOf(app.state, id));
  const verb = typing.length === 1 ? 'is' : 'are';
  return html`<p class="typing" role="status">
    ${typing.length === 0 ? '' : `${typing.join(' and ')} ${verb} typing…`}
  </p>`;
}

/** How a channel is written in its heading. */
export function channelTitle(app: App, pane: Pane, channel: ChannelView): string {
  const parent = channelsOf(app.state, pane).find(({ id }) => id === channel.parentId);
  return parent ? `#${parent.name} › ${channel.name}` : shortTitle(channel);
}
