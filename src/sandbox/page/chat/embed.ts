import { html, nothing, type TemplateResult } from 'lit';
import type { APIEmbed } from 'discord-api-types/v10';
import { renderMarkdown, type Names } from './markdown.ts';

/** A box under a message. */
export function embedView(embed: APIEmbed, names: Names): TemplateResult {
  const { title, url, description, color, author, footer, fields = [], timestamp } = embed;
  return html`<discord-embed
    slot="embeds"
    embed-title=${title ?? nothing}
    url=${url ?? nothing}
    color=${color === undefined ? nothing : `#${color.toString(16).padStart(6, '0')}`}
    author-name=${author?.name ?? nothing}
    author-url=${author?.url ?? nothing}
  >
    ${
      description === undefined
        ? nothing
        : html`<discord-embed-description slot="description">
            ${renderMarkdown(description, names)}
          </discord-embed-description>`
    }
    ${
      fields.length === 0
        ? nothing
        : html`<discord-embed-fields slot="fields">
            ${fields.map((field) => fieldView(field, names))}
          </discord-embed-fields>`
    }
    ${
      footer === undefined && timestamp === undefined
        ? nothing
        : html`<discord-embed-footer slot="footer">
            ${[footer?.text, timestamp && new Date(timestamp).toLocaleString()]
              .filter(Boolean)
              .join(' • ')}
          </discord-embed-footer>`
    }
  </discord-embed>`;
}

function fieldView(
  { name, value }: { readonly name: string; readonly value: string },
  names: Names,
): TemplateResult {
  return html`<discord-embed-field field-title=${name}>
    ${renderMarkdown(value, names)}
  </discord-embed-field>`;
}
