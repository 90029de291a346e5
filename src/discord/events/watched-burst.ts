import type { HeardMessage } from './heard-message.ts';
import type { RecentChanges } from './recent-changes.ts';

/** What became of a burst's messages since it was looked at. */
export type Standing = 'as-read' | 'edited' | 'withdrawn';

/** A burst as its messages stand now, and a look at what becomes of them meanwhile. */
export interface WatchedBurst {
  /** Without those that are deleted. */
  readonly messages: readonly HeardMessage[];
  readonly standing: () => Standing;
}

/** `edited` also when some of several messages were deleted: the words are others then. */
export function watchBurst(
  burst: readonly HeardMessage[],
  changes: Pick<RecentChanges, 'isDeleted' | 'newest'>,
): WatchedBurst {
  const messages = burst
    .filter(({ message }) => !changes.isDeleted(message))
    .map((one) => ({ ...one, message: changes.newest(one.message) }));
  // The client writes what is new into a message that it knows: the words are kept here.
  const read = messages.map(({ message }) => ({ message, words: message.content }));
  return {
    messages,
    standing: () => {
      const left = read.filter(({ message }) => !changes.isDeleted(message));
      if (left.length === 0) return 'withdrawn';
      const isSame = left.every(({ message, words }) => changes.newest(message).content === words);
      return isSame && left.length === read.length ? 'as-read' : 'edited';
    },
  };
}
