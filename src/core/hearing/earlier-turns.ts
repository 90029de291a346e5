import type { Question } from '../question.ts';
import { earlierFor } from './follow-up.ts';
import type { Conversations } from './ports.ts';
import { searchTextOf } from './question-parts.ts';
import { EARLIER_TURNS, SAME_SUBJECT_MS } from './tuning.ts';

/** What a command's question goes on from. */
export interface EarlierTurns {
  /** The earlier questions that it is understood with, oldest first. */
  readonly earlier: readonly string[];
  /** The course that it is about: its own, or that of what it follows. */
  readonly course: string | undefined;
}

/**
 * Finds what the same learner asked in the same place a moment ago, when a `/ask` makes sense only after that.
 * What was asked in private is gone on from in private alone.
 */
export function makeFindEarlier({
  conversations,
}: {
  conversations: Pick<Conversations, 'turns'>;
}) {
  return async function findEarlier(question: Question): Promise<EarlierTurns> {
    const { channelId, learnerId, askedAt, isPrivate, text, course } = question;
    if (channelId === undefined) return { earlier: [], course };
    const turns = await conversations.turns({
      channelId,
      learnerId,
      withPrivate: isPrivate,
      since: new Date(askedAt.getTime() - SAME_SUBJECT_MS),
      before: askedAt,
      limit: EARLIER_TURNS,
    });
    const earlier = earlierFor(
      text,
      turns.map((turn) => searchTextOf(turn.text)),
    );
    return { earlier, course: course ?? (earlier.length > 0 ? turns.at(-1)?.course : undefined) };
  };
}

export type FindEarlier = ReturnType<typeof makeFindEarlier>;
