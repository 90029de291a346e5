import type { APIEmbed, APIEmbedField } from 'discord.js';
import { fitMarkdown } from './fit-markdown.ts';

/** Discord's limit for an embed's field, in characters. */
export const FIELD_LIMIT = 1_024;
/** Characters less in each of them at every try. */
const STEP = 16;

/** All that Discord counts of an embed, in characters. */
export function sizeOf({ title = '', description = '', fields = [] }: APIEmbed): number {
  const inFields = fields.map(({ name, value }) => name.length + value.length);
  return inFields.reduce((sum, length) => sum + length, title.length + description.length);
}

/** Fields of at most `room` characters together: those that are too long for it are cut to the same length. */
export function fitFields(fields: readonly APIEmbedField[], room: number): APIEmbedField[] {
  const names = sizeOf({ fields: fields.map((field) => ({ ...field, value: '' })) });
  let limit = FIELD_LIMIT;
  while (limit > STEP && withLimit(fields, limit) > room - names) limit -= STEP;
  return fields.map((field) => ({ ...field, value: fitMarkdown(field.value, limit) }));
}

function withLimit(fields: readonly APIEmbedField[], limit: number): number {
  return fields.reduce((sum, { value }) => sum + Math.min(value.length, limit), 0);
}
