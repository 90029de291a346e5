import type { Question } from '../core/question.ts';
import { forgive, Unkept } from './forgive.ts';
import { SqliteQuestionStore } from './sqlite-question-store.ts';

/**
 * As the plain store, but a disk that takes nothing stops no answer: the question is answered and not kept. What
 * staff must see is never forgiven: it is refused aloud.
 */
export class ForgivingQuestionStore extends SqliteQuestionStore {
  readonly #events = new Unkept<string, true>();
  readonly #ids = new Unkept<string, true>();

  override async admit(question: Question): Promise<'admitted' | 'seen-before'> {
    if (this.#events.has(question.eventKey)) return 'seen-before';
    return await forgive(
      async () => super.admit(question),
      () => {
        this.#events.set(question.eventKey, true);
        this.#ids.set(question.id, true);
        return 'admitted';
      },
    );
  }

  override async recordVerdict(
    ...args: Parameters<SqliteQuestionStore['recordVerdict']>
  ): Promise<void> {
    // Its question is not there to belong to, even when the disk has room again.
    if (this.#ids.has(args[0])) return;
    await forgive(
      async () => super.recordVerdict(...args),
      () => undefined,
    );
  }

  override async recordReply(
    ...args: Parameters<SqliteQuestionStore['recordReply']>
  ): Promise<void> {
    if (this.#ids.has(args[0])) return;
    await forgive(
      async () => super.recordReply(...args),
      () => undefined,
    );
  }
}
