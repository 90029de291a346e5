import type { LearnerId, QuestionId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';

/** What came of a wish to stop. */
export type Stopped = 'stopped' | 'not-yours' | 'not-writing';

/** The answers that are being written, to be stopped by those who asked. After a restart nothing is being written. */
export class WritingStops {
  readonly #writing = new Map<
    QuestionId,
    { readonly learnerId: LearnerId; readonly stop: AbortController }
  >();

  begin({ id, learnerId }: Pick<Question, 'id' | 'learnerId'>): AbortSignal {
    const stop = new AbortController();
    this.#writing.set(id, { learnerId, stop });
    return stop.signal;
  }

  end(id: QuestionId): void {
    this.#writing.delete(id);
  }

  stop(id: string, person: string): Stopped {
    // SAFETY: an id that is not in the map stops nothing.
    const writing = this.#writing.get(id as QuestionId);
    if (writing === undefined) return 'not-writing';
    if (writing.learnerId !== person) return 'not-yours';
    writing.stop.abort();
    return 'stopped';
  }
}
