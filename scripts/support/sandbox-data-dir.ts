import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../../src/core/errors.ts';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';

/** Lies in every folder that a sandbox began, so that no other folder is ever emptied. */
const MARK = 'made-by-sandbox';

/** Where a sandbox keeps its data, and what to do about earlier runs. */
export interface SandboxDataDir {
  readonly dataDir: string;
  /** Whether nobody chose the folder: then it is the sandbox's own. */
  readonly isDefault: boolean;
  readonly isReset: boolean;
}

/**
 * Makes the sandbox's data folder ready, emptied when that is asked for.
 * @throws BadInput when it is a file, when a bot runs on it, or when what lies there is not a sandbox's.
 */
export function prepareDataDir({ dataDir, isDefault, isReset }: SandboxDataDir): void {
  const there = statSync(dataDir, { throwIfNoEntry: false });
  if (there?.isDirectory() === false) throw new BadInput(`--data-dir ${dataDir} is not a folder`);
  const names = there ? readdirSync(dataDir) : [];
  const isOwn = isDefault || names.length === 0 || names.includes(MARK);
  if (isReset && names.length > 0) {
    if (!isOwn) {
      throw new BadInput(
        `--reset: ${dataDir} is no folder of a sandbox, so nothing was deleted; choose another`,
      );
    }
    empty(dataDir);
  }
  mkdirSync(dataDir, { recursive: true });
  if (isOwn) writeFileSync(join(dataDir, MARK), '');
}

function empty(dataDir: string): void {
  const lock = lockDataDir(dataDir);
  if (lock === 'held') throw alreadyRuns(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  lock.release();
}

/** What a second sandbox on the same data is told. */
export function alreadyRuns(dataDir: string): BadInput {
  return new BadInput(`a sandbox already runs on ${dataDir}: use --data-dir for another`);
}
