import type { PassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import { extractAnswer, unitsOf, type Extract } from './extract-answer.ts';
import type { QuestionTerm } from './question-words.ts';
import { MAX_ANSWER_LENGTH, MAX_ANSWER_SENTENCES } from './tuning.ts';

/**
 * What answers several questions put in one: a paragraph each, in their order, within one answer's room.
 * @returns `used` holds the first passage of each paragraph
 */
export function extractAnswers(
  chosen: readonly Passage[],
  siblings: readonly Passage[],
  terms: readonly QuestionTerm[],
  said: ReadonlySet<PassageId> = new Set(),
): Extract {
  const extracts = chosen.map((passage) => extractAnswer(passage, siblings, terms, said));
  const [whole] = extracts;
  const used = [...new Set(extracts.flatMap((extract) => extract.used.slice(0, 1)))];
  if (whole === undefined) return { text: '', used };
  if (used.length < 2) return whole;
  const room = roomFor(used.length);
  const paragraphs = chosen.map((passage) => beginning(passage, room));
  return { text: paragraphs.filter((text) => text !== '').join('\n\n'), used };
}

/** Sections that may each be meant, a paragraph each below its heading, within one answer's room. */
export function extractNamed(sections: readonly Passage[]): Extract {
  const room = roomFor(sections.length);
  const told = sections.flatMap((section) => {
    const heading = section.headings.at(-1);
    const name = heading === undefined ? '' : `**${heading}**\n`;
    const text = beginning(section, { ...room, characters: room.characters - name.length });
    return text === '' ? [] : [{ text: name + text, section }];
  });
  return {
    text: told.map(({ text }) => text).join('\n\n'),
    used: told.map(({ section }) => section),
  };
}

/** What each of several paragraphs may take. */
function roomFor(paragraphs: number) {
  return {
    characters: Math.floor(MAX_ANSWER_LENGTH / paragraphs) - 2,
    sentences: Math.floor(MAX_ANSWER_SENTENCES / paragraphs),
  };
}

/** The first sentence below a heading answers it; as many more as there is room for explain it. */
function beginning(
  passage: Passage,
  limits: { readonly characters: number; readonly sentences: number },
): string {
  let text = '';
  let counted = 0;
  for (const unit of unitsOf([passage])) {
    counted += unit.kind === 'sentence' ? 1 : 0;
    const longer = text === '' ? unit.text : text + unit.before + unit.text;
    if (counted > limits.sentences || longer.length > limits.characters) break;
    text = longer;
  }
  return text;
}
