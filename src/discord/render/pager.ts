import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import { writeCustomId } from '../custom-ids.ts';
import type { Texts } from './texts.ts';

/** A page of a list or text, before it is given its buttons. */
export interface PageView {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly content: string;
}

/** What is edited in for a page. */
export interface PageMessage {
  readonly content: string;
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  readonly allowedMentions: { readonly parse: readonly never[] };
}

/**
 * A page with `Back` and `Next`, which work for ever from their ids alone.
 * @param name of the button that turns pages; its arguments are the page, then `args`
 */
export function renderPage(
  { page, pages, content }: PageView,
  name: string,
  args: readonly string[],
  texts: Texts,
): PageMessage {
  const turn = (to: number, label: string, isOff: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: writeCustomId(name, String(to), ...args),
    disabled: isOff,
  });
  const row = {
    type: ComponentType.ActionRow as const,
    components: [
      turn(page - 1, texts.back, page <= 0),
      turn(page + 1, texts.next, page >= pages - 1),
    ],
  };
  const isOnly = pages <= 1;
  return {
    content: isOnly ? content : `${content}\n-# ${texts.pageOf(page + 1, pages)}`,
    components: isOnly ? [] : [row],
    allowedMentions: { parse: [] },
  };
}

/** A page number from a custom id, within what there is. */
export function pageWithin(raw: string | undefined, pages: number): number {
  const page = Number(raw);
  return Number.isInteger(page) ? Math.min(Math.max(page, 0), Math.max(pages - 1, 0)) : 0;
}
