import type { ServerId } from '../core/ids.ts';
import { forgive } from './forgive.ts';
import { SqliteVerdictStore } from './sqlite-verdict-store.ts';

/** As the plain store; where what the verdicts led to cannot be read, the built-in threshold holds. */
export class ForgivingVerdictStore extends SqliteVerdictStore {
  override async threshold(server: ServerId): ReturnType<SqliteVerdictStore['threshold']> {
    return await forgive(
      async () => super.threshold(server),
      () => undefined,
    );
  }
}
