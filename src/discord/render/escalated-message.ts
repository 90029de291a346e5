import type { EscalateMessageResult } from '../../core/escalation/escalate-message.ts';
import type { LearnerId, QuestionId } from '../../core/ids.ts';
import { renderTaken } from './answer.ts';
import type { Texts } from './texts.ts';

/** Who is concerned when a message goes to staff. */
export interface EscalatedMessage {
  readonly question: QuestionId;
  /** Whose question it is then. */
  readonly learnerId: LearnerId;
  /** Who wished it, and reads this. */
  readonly by: LearnerId;
}

/** What came of the wish that staff see a message, for whoever wished it. */
export function escalatedMessage(
  result: EscalateMessageResult,
  { question, learnerId, by }: EscalatedMessage,
  texts: Texts,
): string {
  if (result.outcome === 'unknown-question') return texts.questionGone;
  if (result.outcome === 'wait') {
    return renderTaken(question, result.taken, texts)?.content ?? texts.questionGone;
  }
  const { number } = result.escalation;
  if (result.outcome === 'already-escalated') return texts.alreadyEscalated(number);
  if (result.outcome === 'joined' && by === learnerId)
    return texts.joined(number, result.escalation.ownerId);
  if (!result.deskReady) return texts.escalatedNoDesk(number);
  return by === learnerId ? texts.escalated(number) : texts.escalatedFor(number, learnerId);
}
