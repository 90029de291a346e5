import { CODE_LEFT_OUT } from '../integrity/guard-text.ts';
import type { Citation, Verdict } from '../verdict.ts';
import { splitUnits } from './split-units.ts';
import { NEAR_QUOTED, QUOTED_SECTIONS } from './tuning.ts';
import { missingFactOf } from './vague-call.ts';
import { offersSections } from './worth-offering.ts';
import { isInstruction } from './writing/instructions.ts';

/**
 * The sentences by which the sections begin that are offered where nothing is stated, Markdown: whoever reads one
 * sees at once whether it is what they asked. Undefined for a section that begins with code, a list or a table.
 */
export function firstWordsOffered(verdict: Verdict): readonly (string | undefined)[] {
  if (verdict.outcome === 'answered') return [];
  // By its symptom the learner knows an issue for theirs.
  if (missingFactOf(verdict.signals) !== undefined) return verdict.citations.map(firstWords);
  const isNear = offersSections(verdict);
  const quoted = verdict.outcome === 'unsure' ? QUOTED_SECTIONS : isNear ? NEAR_QUOTED : 0;
  return verdict.citations.slice(0, quoted).map(firstWords);
}

function firstWords({ text }: Pick<Citation, 'text'>): string | undefined {
  const [first] = splitUnits(text);
  if (first?.kind !== 'sentence' || /:\s*$/.test(first.text)) return undefined;
  return isInstruction(first.text) || first.text.includes(CODE_LEFT_OUT) ? undefined : first.text;
}
