import {
  DiscordAuthorInfo,
  DiscordCode,
  DiscordEmbed,
  DiscordEmbedField,
  DiscordEmbedFields,
  DiscordEmbedFooter,
  DiscordMention,
  DiscordMessage,
  DiscordMessages,
  DiscordReply,
  DiscordVerifiedAuthorTag,
} from '@skyra/discord-components-core';
import { css, type CSSResult, type LitElement } from 'lit';

/** Colours of the components that are too faint to read, or not of this page. */
const MENDED: readonly (readonly [typeof LitElement, CSSResult])[] = [
  [
    DiscordMessages,
    css`
      :host {
        border: none;
        color: var(--text);
        font-family: inherit;
        line-height: 1.375;
      }
    `,
  ],
  [
    DiscordMessage,
    css`
      :host {
        color: var(--text) !important;
        font-family: inherit;
        padding-right: 1rem !important;
      }
      .discord-message-timestamp,
      .discord-message-edited {
        color: var(--quiet) !important;
      }
      .discord-message-timestamp-hover {
        min-width: 56px;
        font-size: 11px;
      }
      .discord-message-body {
        word-break: normal;
        overflow-wrap: anywhere;
      }
      .discord-message-content {
        min-width: 0;
      }
    `,
  ],
  [
    DiscordAuthorInfo,
    css`
      :host {
        font-family: inherit;
      }
      .discord-author-username {
        color: var(--strong) !important;
      }
    `,
  ],
  [
    DiscordVerifiedAuthorTag,
    css`
      :host,
      .discord-application-tag {
        background-color: var(--accent) !important;
        color: #fff !important;
      }
    `,
  ],
  [
    DiscordReply,
    css`
      :host {
        color: var(--quiet) !important;
        overflow: hidden;
        white-space: nowrap;
        font-family: inherit;
      }
      .discord-replied-message-username {
        color: var(--strong);
        opacity: 1;
      }
      .discord-replied-message-content {
        overflow: hidden;
      }
      .discord-application-tag {
        background-color: var(--accent);
      }
    `,
  ],
  [
    DiscordEmbed,
    css`
      :host {
        color: var(--text) !important;
      }
      .discord-embed-wrapper {
        background-color: var(--side) !important;
        border-color: var(--line) !important;
      }
      .discord-embed-title,
      .discord-embed-author {
        color: var(--strong) !important;
      }
    `,
  ],
  [
    DiscordEmbedFields,
    css`
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ],
  [
    DiscordEmbedField,
    css`
      .discord-field-title {
        color: var(--strong) !important;
      }
    `,
  ],
  [
    DiscordEmbedFooter,
    css`
      :host {
        color: var(--quiet) !important;
      }
    `,
  ],
  [
    DiscordCode,
    css`
      :host {
        background-color: transparent !important;
      }
      code {
        margin: 0;
      }
      code,
      :host([multiline]) code {
        background-color: var(--code) !important;
        border-color: var(--line) !important;
        color: var(--text);
      }
    `,
  ],
  [
    DiscordMention,
    css`
      :host,
      :host([light-theme]) {
        color: var(--mention) !important;
        background-color: var(--mention-ground) !important;
      }
    `,
  ],
];

/** Puts the page's colours into the components. Call it before the first of them is drawn. */
export function mendComponents(): void {
  for (const [component, styles] of MENDED) component.elementStyles.push(styles);
}
