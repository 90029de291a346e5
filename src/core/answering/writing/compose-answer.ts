import type { Citation, Verdict } from '../../verdict.ts';
import type { CheckedSentence } from './draft-checker.ts';
import { ANSWER_CITATIONS } from '../tuning.ts';

const LIST_ITEM = /^(?:[-*+]|\d{1,3}[.)])\s+/;

/** Checked sentences as an answer: each run of them with the number of its source in the list below. */
export function composeAnswer(kept: readonly CheckedSentence[], plain: Verdict): Verdict {
  const cited = [...new Set(kept.flatMap(({ sources }) => sources.slice(0, 1)))];
  const text = kept
    .map((sentence, at) => withNumber(sentence, kept[at + 1], cited))
    .reduce((whole, part) => whole + (LIST_ITEM.test(part) ? '\n' : ' ') + part, '')
    .trim();
  const documents = new Set(cited.map(({ documentId }) => documentId));
  const rest = plain.citations.filter(({ documentId }) => !documents.has(documentId));
  const citations = [...cited, ...rest].slice(0, Math.max(cited.length, ANSWER_CITATIONS));
  const { confidence, answerable, signals, timings, generation } = plain;
  const judged = { confidence, answerable, signals, timings, generation };
  return { outcome: 'answered', ...judged, text, citations };
}

function withNumber(
  { text, sources }: CheckedSentence,
  next: CheckedSentence | undefined,
  cited: readonly Citation[],
): string {
  const [source] = sources;
  if (source === undefined || next?.sources[0] === source) return text;
  return `${text} [${cited.indexOf(source) + 1}]`;
}
