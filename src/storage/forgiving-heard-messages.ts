import type { NotedMessage } from '../core/hearing/ports.ts';
import type { MessageId } from '../core/ids.ts';
import { forgive, Unkept } from './forgive.ts';
import { SqliteHeardMessages } from './sqlite-heard-messages.ts';

/** As the plain store; while the disk takes nothing, what was heard is remembered in memory. */
export class ForgivingHeardMessages extends SqliteHeardMessages {
  readonly #unkept = new Unkept<MessageId, 'pending' | 'settled'>();

  override async note(message: NotedMessage, at: Date): Promise<'new' | 'pending' | 'settled'> {
    const unkept = this.#unkept.get(message.id);
    if (unkept !== undefined) return unkept;
    return await forgive(
      async () => super.note(message, at),
      () => {
        this.#unkept.set(message.id, 'pending');
        return 'new';
      },
    );
  }

  override async settle(ids: readonly MessageId[], at: Date): Promise<void> {
    await forgive(
      async () => super.settle(ids, at),
      () => {
        for (const id of ids) this.#unkept.set(id, 'settled');
      },
    );
    // What was noted in memory alone is settled there, whatever the disk takes by now.
    for (const id of ids) if (this.#unkept.get(id) !== undefined) this.#unkept.set(id, 'settled');
  }

  override async forget(before: Date): Promise<void> {
    await forgive(
      async () => super.forget(before),
      () => undefined,
    );
  }
}
