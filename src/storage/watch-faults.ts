import type SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import type { StorageUnavailable } from '../core/errors.ts';
import { faultOf } from './storage-faults.ts';

interface WatchFaultsOptions {
  readonly file: string;
  readonly onFault: ((fault: StorageUnavailable) => void) | undefined;
}

/** The connection as Kysely takes it; what the disk or the file fails to do comes out as StorageUnavailable. */
export function watchFaults(
  sqlite: SQLite.Database,
  { file, onFault }: WatchFaultsOptions,
): SqliteDatabase {
  const watched = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const fault = faultOf(error, file);
      if (fault === undefined) throw error;
      onFault?.(fault);
      throw fault;
    }
  };
  return {
    close: () => void sqlite.close(),
    prepare: (sql) => {
      const statement = watched(() => sqlite.prepare(sql));
      return {
        reader: statement.reader,
        all: (parameters) => watched(() => statement.all(...parameters)),
        run: (parameters) => watched(() => statement.run(...parameters)),
        iterate: (parameters) => watchedRows(statement.iterate(...parameters), watched),
      };
    },
  };
}

function* watchedRows(
  rows: IterableIterator<unknown>,
  watched: <T>(work: () => T) => T,
): IterableIterator<unknown> {
  try {
    for (;;) {
      const next = watched(() => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    rows.return?.();
  }
}
