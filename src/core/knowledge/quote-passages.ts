import { toCitation } from '../answering/to-citation.ts';
import { extractAnswer } from '../answering/extract-answer.ts';
import type { Passage } from '../passage.ts';
import type { Verdict } from '../verdict.ts';

/** An answer from passages that were known to hold it before anything was searched. */
export function quotePassages(
  best: Passage,
  passages: readonly Passage[],
  known: Pick<Verdict, 'confidence' | 'signals' | 'timings' | 'generation'>,
): Verdict {
  const { text, used } = extractAnswer(best, passages, []);
  const citations = [toCitation(used[0] ?? best, 1)];
  return { ...known, outcome: 'answered', answerable: 1, text, citations };
}
