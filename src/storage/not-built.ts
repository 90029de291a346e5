import { BadInput } from '../core/errors.ts';

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
