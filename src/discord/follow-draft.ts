import { setTimeout as pause } from 'node:timers/promises';
import type { Question } from '../core/question.ts';
import type { Verdict } from '../core/verdict.ts';
import { renderVerdict, type AnswerMessage } from './render/answer.ts';
import { stopRow } from './render/stop-row.ts';
import type { Texts } from './render/texts.ts';
import type { WritingStops } from './writing-stops.ts';

/** Milliseconds between two edits of a message while it is written. */
const EDIT_EVERY_MS = 1_000;

/** Shows an answer while it is being written. */
export interface FollowedDraft {
  /** For whoever writes: what may be shown so far. */
  readonly onDraft: (verdict: Verdict) => void;
  /** For whoever writes: given when the asker wants no more. */
  readonly stop: AbortSignal;
  /** Shows nothing more; resolves when what is under way is shown. */
  readonly end: () => Promise<void>;
}

/**
 * Shows drafts one at a time and at most one a second, the newest always; with `Stop` below.
 * A draft that cannot be shown is left out: the answer itself comes later.
 */
export function followDraft(
  question: Question,
  { stops, texts }: { readonly stops: WritingStops; readonly texts: Texts },
  show: (message: AnswerMessage) => Promise<void>,
): FollowedDraft {
  let newest: Verdict | undefined;
  let isOver = false;
  let work: Promise<void> | undefined;
  const rest = new AbortController();

  async function showOne(verdict: Verdict): Promise<void> {
    const message = renderVerdict(question.id, verdict, texts);
    await show({ ...message, components: [stopRow(question.id)] });
  }

  async function showAll(): Promise<void> {
    while (newest !== undefined && !isOver) {
      const verdict = newest;
      newest = undefined;
      await showOne(verdict).catch(() => undefined);
      await pause(EDIT_EVERY_MS, undefined, { signal: rest.signal }).catch(() => undefined);
    }
    work = undefined;
  }

  return {
    stop: stops.begin(question),
    onDraft: (verdict) => {
      newest = verdict;
      if (!isOver) work ??= showAll();
    },
    end: async () => {
      isOver = true;
      rest.abort();
      stops.end(question.id);
      await work;
    },
  };
}
