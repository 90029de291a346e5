import type { Judgement } from './judge-question.ts';
import {
  ANSWER_CITATIONS,
  NEAR_CITATIONS,
  OFFERED_SHARE,
  QUOTED_FROM,
  UNKNOWN_CITATIONS,
  UNSURE_CITATIONS,
} from './tuning.ts';

/** Beside an answer, what else there is; in its place, what is near enough to the best to be looked at. */
export function worthOffering<Document extends { readonly score: number }>(
  ranked: readonly Document[],
  { outcome, answerable }: Pick<Judgement, 'outcome' | 'answerable'>,
): readonly Document[] {
  if (outcome === 'answered') return ranked.slice(0, ANSWER_CITATIONS);
  const ofUnknown = offersSections({ outcome, answerable }) ? NEAR_CITATIONS : UNKNOWN_CITATIONS;
  const least = OFFERED_SHARE * (ranked[0]?.score ?? 0);
  return ranked
    .slice(0, outcome === 'unsure' ? UNSURE_CITATIONS : ofUnknown)
    .filter(({ score }) => score >= least);
}

/** Whether something is near enough that its sections, and not its title alone, are worth reading. */
export function offersSections({
  outcome,
  answerable,
}: Pick<Judgement, 'outcome' | 'answerable'>): boolean {
  return outcome === 'unsure' || (outcome === 'unknown' && answerable >= QUOTED_FROM);
}
