import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes; with less, not even an empty database can be made. */
const NO_ROOM_BYTES = 1_000_000;

/**
 * What keeps a folder from being used and what to do about it, as the end of a sentence; of one that is not there,
 * whether it can be made. Undefined when nothing is seen.
 */
export function folderTrouble(folder: string): string | undefined {
  const refusal = whyNotWritable(folder);
  if (refusal !== undefined) return refusal;
  return freeBytes(folder) < NO_ROOM_BYTES ? 'its disk is full, free some space' : undefined;
}

/** As `folderTrouble`, whatever room there is. */
export function whyNotWritable(folder: string): string | undefined {
  const there = nearest(folder);
  if (!statSync(there).isDirectory()) return `${there} is not a folder, choose another`;
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const isReadOnly = error instanceof Error && 'code' in error && error.code === 'EROFS';
    return isReadOnly
      ? 'its disk is read-only, make it writable'
      : 'this user may not write there, mend its permissions';
  }
  return undefined;
}

/** What may still be written on the disk of a folder, which need not be there. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(nearest(folder));
  return bavail * bsize;
}

/** The folder, or the first above it that is there. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
