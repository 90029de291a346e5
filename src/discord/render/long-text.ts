import { MESSAGE_LIMIT } from './limits.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { fitMarkdown } from './fit-markdown.ts';

/** Discord's limit for an embed's description, in characters; forms and messages hold 4,000 at most. */
const DESCRIPTION_LIMIT = 4_096;

/** A lead, what a person wrote, and a tail: as plain content where that fits, else the text in an embed. */
export function withLongText(
  lead: string,
  text: string,
  tail = '',
): Pick<OutgoingMessage['body'], 'content' | 'embeds'> {
  const whole = [lead, text, tail].filter((part) => part !== '').join('\n');
  if (whole.length <= MESSAGE_LIMIT) return { content: whole };
  const content = [lead, tail].filter((part) => part !== '').join('\n');
  return {
    content: fitMarkdown(content, MESSAGE_LIMIT),
    embeds: [{ description: fitMarkdown(text, DESCRIPTION_LIMIT) }],
  };
}
