import type { RateBucket } from '../core/ask-limits.ts';
import { forgive, Unkept } from './forgive.ts';
import { SqliteRateStore } from './sqlite-rate-store.ts';

/** As the plain store; while the disk takes nothing, rates are kept in memory, so that nobody is held up by that. */
export class ForgivingRateStore extends SqliteRateStore {
  readonly #unkept = new Unkept<string, RateBucket>();

  override async read(key: string): Promise<RateBucket | undefined> {
    const read = async () => super.read(key);
    return this.#unkept.get(key) ?? (await forgive(read, () => undefined));
  }

  override async write(key: string, bucket: RateBucket): Promise<void> {
    await forgive(
      async () => {
        await super.write(key, bucket);
        this.#unkept.delete(key);
      },
      () => this.#unkept.set(key, bucket),
    );
  }
}
