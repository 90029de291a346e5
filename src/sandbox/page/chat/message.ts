import { html, nothing, type TemplateResult } from 'lit';
import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type { MessageView } from '../../page-server/protocol.ts';
import { focusComposer } from '../composer/focus.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf, memberNamed, nameOf, showChannel } from '../state/select.ts';
import { attachmentView } from './attachments.ts';
import { avatarOf } from './avatar.ts';
import { componentsView } from './components.ts';
import { editView } from './edit.ts';
import { icon } from './icons.ts';
import { embedView } from './embed.ts';
import { renderMarkdown, type Names } from './markdown.ts';
import { toolbarView } from './message-toolbar.ts';
import { namesFor } from './names.ts';
import { reactionsView } from './reactions.ts';

/** A message with all that hangs on it. `isContinued`: the same person wrote the one before, just now. */
export function messageView(
  app: App,
  pane: Pane,
  view: MessageView,
  isContinued: boolean,
): TemplateResult {
  const { message } = view;
  const { id, author, timestamp } = message;
  const names = namesFor(app, pane);
  const name = nameOf(app.state, author.id);
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    pane.menu = { messageId: id, x: event.clientX, y: event.clientY };
    app.changed();
  };
  const isPing = message.mentions.some((one) => one.id === pane.person.id);
  return html`<article
    class="message ${isContinued ? 'continued' : ''}"
    data-message=${id}
    aria-label="${name}, ${timeText(timestamp)}"
    @contextmenu=${openMenu}
  >
    <discord-message
      author=${name}
      avatar=${avatarOf(author.id, name, author.bot === true)}
      timestamp=${timeText(timestamp)}
      ?bot=${author.bot === true}
      ?highlight=${isPing}
      ?edited=${message.edited_timestamp !== null}
      ?message-body-only=${isContinued}
      role-color=${roleColour(app, author.id)}
    >
      ${replyView(app, view, names)} ${contentView(app, pane, view, names)}
      ${message.attachments.map(attachmentView)}
      ${message.embeds.map((embed) => embedView(embed, names))}
      ${componentsView(app, pane, message)} ${reactionsView(app, pane, view)}
      ${threadView(app, pane, id)} ${privateView(app, pane, view)}
    </discord-message>
    ${toolbarView(app, pane, view)}
  </article>`;
}

function contentView(app: App, pane: Pane, { message }: MessageView, names: Names) {
  if (pane.editing?.messageId === message.id) return editView(app, pane, message);
  if (((message.flags ?? 0) & MessageFlags.Loading) !== 0) {
    return html`<em class="thinking">${nameOf(app.state, message.author.id)} is thinking…</em>`;
  }
  if (message.type === MessageType.ThreadCreated) {
    return html`<em class="quiet">began a thread: ${message.content}</em>`;
  }
  return html`<span class="content">${renderMarkdown(message.content, names)}</span>`;
}

function replyView(app: App, { message, written }: MessageView, names: Names) {
  const used = message.interaction_metadata;
  if (used !== undefined && message.type === MessageType.ChatInputCommand) {
    const user = nameOf(app.state, used.user.id);
    const command = 'name' in used && typeof used.name === 'string' ? used.name : 'command';
    return html`<discord-reply
      slot="reply"
      author=${user}
      avatar=${avatarOf(used.user.id, user, false)}
      command
      ><span title=${written ?? nothing}>used /${command} ${written}</span></discord-reply
    >`;
  }
  const origin = message.referenced_message;
  if (!origin) return nothing;
  const name = nameOf(app.state, origin.author.id);
  return html`<discord-reply
    slot="reply"
    author=${name}
    avatar=${avatarOf(origin.author.id, name, origin.author.bot === true)}
    ?bot=${origin.author.bot === true}
    >${firstWords(origin.content, names)}</discord-reply
  >`;
}

function threadView(app: App, pane: Pane, messageId: string) {
  const thread = channelsOf(app.state, pane).find(({ id }) => id === messageId);
  if (thread?.kind !== 'thread' || pane.channelId === thread.id) return nothing;
  const open = (): void => {
    showChannel(pane, thread.id);
    app.changed();
  };
  return html`<button type="button" slot="thread" class="thread-chip" @click=${open}>
    <span class="thread-name">${thread.name}</span>
    <span class="thread-count">${thread.messageCount} messages ›</span>
  </button>`;
}

function privateView(app: App, pane: Pane, { message, visibleOnlyTo }: MessageView) {
  if (visibleOnlyTo === null) return nothing;
  const dismiss = (): void => {
    void app.perform(pane, { kind: 'delete', person: pane.person.id, message: message.id });
    focusComposer(pane);
  };
  return html`<div slot="components" class="private">
    ${icon('eye', 14)} Only you can see this •
    <button type="button" class="link" @click=${dismiss}>Dismiss message</button>
  </div>`;
}

function roleColour(app: App, id: string) {
  const roles = memberNamed(app.state, id)?.roles ?? [];
  return roles.includes('Course Staff') ? 'var(--staff)' : nothing;
}

/** The beginning of a text on one line, without its Markdown. */
function firstWords(text: string, names: Names): string {
  const line = text
    .replace(/<@!?(\d+)>/g, (_, id: string) => `@${names.member(id)}`)
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${names.role(id)}`)
    .replace(/<#(\d+)>/g, (_, id: string) => `#${names.channel(id)?.name ?? 'unknown'}`)
    .replace(/<t:(\d+)(?::\w)?>/g, (_, seconds: string) => timeText(Number(seconds) * 1000))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`>]|^#+ /gm, '')
    .replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 90)}…` : line || 'Click to see attachment';
}

function timeText(timestamp: string | number): string {
  return new Date(timestamp).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
