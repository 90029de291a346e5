import { firstWordsOffered } from '../../core/answering/first-words.ts';
import type { Verdict } from '../../core/verdict.ts';
import { renderCitation } from './citation.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { readableAnswer } from './readable-answer.ts';
import type { Texts } from './texts.ts';

/** Characters of a section's first sentence. */
const QUOTE_LIMIT = 240;

/**
 * The sections that may answer, one a line, the likeliest with their first sentence below; as many as fit, and
 * sentences give way before sections do.
 */
export function renderChoices(verdict: Verdict, most: number, texts: Texts, room: number): string {
  const quotes = firstWordsOffered(verdict);
  const names = verdict.citations
    .slice(0, most)
    .map((citation) => `- ${renderCitation(citation, texts)}`);
  const kept = names.filter((_, at) => names.slice(0, at + 1).join('\n').length <= room);
  let left = room - kept.join('\n').length;
  const lines = kept.map((name, at) => {
    const quote = quoted(quotes[at], texts);
    if (quote === '' || quote.length + 1 > left) return name;
    left -= quote.length + 1;
    return `${name}\n${quote}`;
  });
  return lines.join('\n');
}

/** On one line, so that the list goes on below it. */
function quoted(sentence: string | undefined, texts: Texts): string {
  if (sentence === undefined) return '';
  const shown = fitMarkdown(readableAnswer(sentence, texts).replace(/\s+/g, ' '), QUOTE_LIMIT);
  return shown === '' ? '' : `> ${shown}`;
}
