import type { MessageId } from '../ids.ts';
import type { QuestionPart } from '../question.ts';

/** What one message of a burst says. */
export interface Said {
  readonly messageId: MessageId;
  /** Empty where it only brings files. */
  readonly words: string;
  /** The telling parts of its files. */
  readonly blocks: readonly string[];
}

/** A burst as one text. */
export interface BurstText {
  /** What was typed, without the files. */
  readonly words: string;
  readonly text: string;
  /** Which message said what of the text. */
  readonly parts: readonly QuestionPart[];
}

/** Puts together what one person wrote in several messages: first all words, then all files. Pure. */
export function burstText(said: readonly Said[]): BurstText {
  const typed = said.map(({ messageId, words }) => ({ messageId, words, gap: '\n' }));
  const files = said.flatMap(({ messageId, blocks }) =>
    blocks.map((words) => ({ messageId, words, gap: '\n\n' })),
  );
  const words = typed.map((one) => one.words).filter((one) => one !== '');
  let text = '';
  const parts: QuestionPart[] = [];
  for (const piece of [...typed, ...files]) {
    if (piece.words === '') continue;
    const beginsAt = text === '' ? 0 : text.length + piece.gap.length;
    text = text === '' ? piece.words : text + piece.gap + piece.words;
    parts.push({ messageId: piece.messageId, beginsAt, endsAt: text.length });
  }
  return { words: words.join('\n'), text, parts };
}
