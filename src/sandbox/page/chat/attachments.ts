import { html, type TemplateResult } from 'lit';
import type { APIAttachment } from 'discord-api-types/v10';
import { icon } from './icons.ts';

/** An attached file: a picture to look at, or a link to download. */
export function attachmentView({
  filename,
  size,
  url,
  content_type: type,
  description,
}: APIAttachment): TemplateResult {
  const path = new URL(url).pathname;
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(type ?? '')) {
    return html`<img
      slot="attachments"
      class="picture"
      src=${path}
      alt=${description ?? filename}
    />`;
  }
  return html`<a slot="attachments" class="file" href=${path} download=${filename}>
    <span class="file-name">${icon('file')} ${filename}</span>
    <span class="file-size">${sizeText(size)} · download</span>
  </a>`;
}

/** A size for a person. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
