import { isStopWord, stemOf, wordsOf } from '../answering/words.ts';
import type { LearnerId, MessageId } from '../ids.ts';
import { passGate } from './gate.ts';
import { SHARED_STEM_LETTERS } from './tuning.ts';

/** What somebody else wrote after a question, in the same place. */
export interface LaterMessage {
  readonly authorId: LearnerId;
  readonly isStaff: boolean;
  readonly repliesToId: MessageId | undefined;
  readonly mentionedIds: readonly LearnerId[];
  readonly text: string;
}

/** The question that may be in other hands already. */
export interface Asked {
  readonly learnerId: LearnerId;
  readonly messageIds: readonly MessageId[];
  readonly text: string;
}

/** `you need to`, `try`, `did you`: said to somebody. */
const TO_SOMEBODY =
  /\b(?:you|your|u|ur|try|tried|check|restart|use|click|look at|make sure|same (?:here|issue|problem|error)|me too)\b/i;

/** Whether staff or another learner is already answering: then the bot stays out of it. */
export function isBeingAnswered(asked: Asked, later: readonly LaterMessage[]): boolean {
  const stems = tellingStems(asked.text);
  return later
    .filter(({ authorId }) => authorId !== asked.learnerId)
    .some((message) => answers(asked, stems, message));
}

function answers(asked: Asked, stems: ReadonlySet<string>, message: LaterMessage): boolean {
  if (message.isStaff) return true;
  const { repliesToId, mentionedIds, text } = message;
  if (repliesToId !== undefined) return asked.messageIds.includes(repliesToId);
  if (mentionedIds.length > 0) return mentionedIds.includes(asked.learnerId);
  const isTheirOwnQuestion = passGate(text) === 'speak' && !TO_SOMEBODY.test(text);
  if (isTheirOwnQuestion) return false;
  return TO_SOMEBODY.test(text) || [...tellingStems(text)].some((stem) => stems.has(stem));
}

function tellingStems(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !isStopWord(word) && word.length >= SHARED_STEM_LETTERS)
      .map(stemOf),
  );
}
