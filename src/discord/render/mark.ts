import { MESSAGE_LIMIT } from './limits.ts';
import { fitMarkdown } from './fit-markdown.ts';

/** Adds a small line below a message, once; pressing twice changes nothing. */
export function appendMark(
  content: string,
  mark: string,
): { content: string; allowedMentions: { parse: never[] } } {
  const line = `-# ${mark}`;
  const marked = content.split('\n').includes(line)
    ? content
    : `${fitAnswer(content, MESSAGE_LIMIT - line.length - 1)}\n${line}`;
  return { content: marked, allowedMentions: { parse: [] } };
}

/** Shortens an answer to at most `limit` characters: the words give way, the sources below them stay. */
export function fitAnswer(content: string, limit: number): string {
  if (content.length <= limit) return content;
  // Words and sources have an empty line between them, and the sources none within.
  const tail = content.slice(content.lastIndexOf('\n\n'));
  const isWhole = tail === content || tail.length >= limit;
  if (isWhole) return fitMarkdown(content, limit);
  return fitMarkdown(content.slice(0, -tail.length), limit - tail.length) + tail;
}

/** Adds small lines below a message that is yet to be sent. */
export function withNotes<M extends { readonly content: string }>(
  message: M,
  notes: readonly string[],
): M {
  const content = notes.reduce((whole, note) => appendMark(whole, note).content, message.content);
  return { ...message, content };
}
