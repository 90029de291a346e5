import type { MoveResult } from '../../core/escalation/move-escalation.ts';
import type { Texts } from './texts.ts';

/** Tells a learner how their own move went, in their language. */
export function renderLearnerMove(
  result: MoveResult,
  success: (number: number) => string,
  texts: Texts,
): { readonly content: string } {
  if (result.outcome === 'unknown-escalation') return { content: texts.escalationGone };
  const { outcome, escalation } = result;
  const { number } = escalation;
  if (outcome === 'moved' || outcome === 'seen-before') return { content: success(number) };
  if (outcome === 'not-your-question') return { content: texts.notYours };
  // Of what staff may be refused, a learner can only meet that it has ended.
  return { content: outcome === 'not-ended' ? texts.writeOn(number) : texts.hasEnded(number) };
}
