import { parse } from 'discord-markdown-parser';
import { html, nothing, type TemplateResult } from 'lit';
import { splitBlocks, type ListItem } from './markdown-blocks.ts';

/** What stands behind the mentions in a text. */
export interface Names {
  member(id: string): string;
  role(id: string): string;
  channel(id: string): { readonly name: string; readonly open: () => void } | undefined;
}

/** A node of the parser, as far as it is read here. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly lang?: string;
  readonly level?: number;
  readonly id?: string;
  readonly name?: string;
  readonly timestamp?: string;
  readonly format?: string;
}

type Rendered = TemplateResult | string | typeof nothing;

/** Discord's Markdown as Discord shows it. */
export function renderMarkdown(text: string, names: Names): readonly Rendered[] {
  return splitBlocks(text).map((block) =>
    block.kind === 'list' ? renderList(block.items, names) : renderInline(block.text, names),
  );
}

function renderList(items: readonly ListItem[], names: Names): TemplateResult {
  const lines = items.map(
    ({ depth, text, number }) =>
      html`<li style="margin-inline-start:${depth}em" value=${number ?? nothing}>
        ${renderInline(text, names)}
      </li>`,
  );
  const isNumbered = items[0]?.number !== undefined;
  return isNumbered
    ? html`<ol class="md-list">
        ${lines}
      </ol>`
    : html`<ul class="md-list">
        ${lines}
      </ul>`;
}

function renderInline(text: string, names: Names): TemplateResult {
  // SAFETY: Node is a looser reading of the parser's nodes, which it types as any.
  const nodes = parse(text, 'extended') as readonly Node[];
  return html`${nodes.map((node) => renderNode(node, names))}`;
}

function renderNode(node: Node, names: Names): Rendered {
  const inner = (): readonly Rendered[] | string =>
    typeof node.content === 'string'
      ? node.content
      : (node.content ?? []).map((one) => renderNode(one, names));
  return renderStyle(node, inner) ?? renderMention(node, names) ?? html`${inner()}`;
}

function renderStyle(
  node: Node,
  inner: () => readonly Rendered[] | string,
): TemplateResult | string | undefined {
  switch (node.type) {
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'underline':
      return html`<u>${inner()}</u>`;
    case 'strikethrough':
      return html`<s>${inner()}</s>`;
    case 'inlineCode':
      return html`<discord-code>${node.content}</discord-code>`;
    case 'codeBlock':
      return html`<discord-code multiline>${node.content}</discord-code>`;
    case 'spoiler':
      return html`<discord-spoiler tabindex="0" role="button">${inner()}</discord-spoiler>`;
    case 'blockQuote':
      return html`<discord-quote>${inner()}</discord-quote>`;
    case 'heading':
      return html`<strong class="md-heading md-heading-${node.level ?? 3}">${inner()}</strong>`;
    case 'subtext':
      return html`<small class="md-subtext">${inner()}</small>`;
    case 'br':
    case 'newline':
      return html`<br />`;
    case 'link':
    case 'url':
    case 'autolink':
      return renderLink(node.target ?? '', inner());
    default:
      return undefined;
  }
}

/** Only addresses of the web are links. */
function renderLink(target: string, inner: readonly Rendered[] | string): TemplateResult {
  if (!/^https?:/.test(target)) return html`${inner}`;
  return html`<a href=${target} target="_blank" rel="noreferrer noopener">${inner}</a>`;
}

function renderMention(node: Node, names: Names): TemplateResult | undefined {
  const id = node.id ?? '';
  switch (node.type) {
    case 'user':
      return html`<discord-mention type="user">${names.member(id)}</discord-mention>`;
    case 'role':
      return html`<discord-mention type="role">${names.role(id)}</discord-mention>`;
    case 'everyone':
    case 'here':
      return html`<discord-mention type="role">${node.type}</discord-mention>`;
    case 'slashCommand':
      return html`<discord-mention type="slash">${node.name}</discord-mention>`;
    case 'channel': {
      const channel = names.channel(id);
      if (!channel) return html`<discord-mention>unknown</discord-mention>`;
      return html`<button type="button" class="channel-mention" @click=${channel.open}>
        <discord-mention type="channel">${channel.name}</discord-mention>
      </button>`;
    }
    case 'timestamp':
      return html`<discord-time>${timeOf(Number(node.timestamp), node.format)}</discord-time>`;
    case 'twemoji':
      return html`${node.name}`;
    case 'emoji':
      return html`:${node.name}:`;
    default:
      return undefined;
  }
}

function timeOf(seconds: number, format: string | undefined): string {
  const at = new Date(seconds * 1000);
  if (format !== 'R') return at.toLocaleString([], { dateStyle: 'long', timeStyle: 'short' });
  const minutes = Math.round((at.getTime() - Date.now()) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48
    ? relative.format(hours, 'hour')
    : relative.format(Math.round(hours / 24), 'day');
}
