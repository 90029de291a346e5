import SQLite from 'better-sqlite3';
import { BadInput } from '../core/errors.ts';

/**
 * Opens a database's file; the only place that does, so that all name a module that does not load, and none takes it
 * for a damaged file. @throws BadInput in that case, else SQLite's own error.
 */
export function openSqlite(file: string, options?: SQLite.Options): SQLite.Database {
  try {
    return new SQLite(file, options);
  } catch (error) {
    throw notBuilt(error) ?? error;
  }
}

/** What to do where SQLite's native module was built for another Node.js, or never; undefined for any other fault. */
export function notBuilt(error: unknown): BadInput | undefined {
  if (!(error instanceof Error)) return undefined;
  const isRefused = 'code' in error && error.code === 'ERR_DLOPEN_FAILED';
  const isMissing = error.message.startsWith('Could not locate the bindings file');
  if (!isRefused && !isMissing) return undefined;
  return new BadInput(
    `better-sqlite3 does not load in Node.js ${process.versions.node}: run \`npm ci\` with it, or use the Node.js that it was installed with`,
    { cause: error },
  );
}
