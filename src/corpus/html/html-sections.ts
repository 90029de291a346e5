import type { Place } from '../../core/passage.ts';
import type { Outline } from '../outline.ts';

/** Reads HTML into the outline. */
export function addHtml(outline: Outline, html: string, place?: Place): void {
  if (place !== undefined) outline.moveTo(place);
  outline.add({ kind: 'paragraph', text: html.replace(/<[^>]*>/g, ' ').trim() });
}
