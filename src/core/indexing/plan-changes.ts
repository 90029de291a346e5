import type { FileRecord } from './ports.ts';

/** A file as it lies in the folder now. */
export interface PresentFile {
  readonly path: string;
  readonly hash: string;
}

/** A file that must be read. */
export interface FileToRead extends PresentFile {
  readonly change: 'added' | 'updated';
}

/** What a run has to do. */
export interface IndexPlan {
  readonly toRead: readonly FileToRead[];
  /** Paths of files that are gone. */
  readonly removed: readonly string[];
  readonly unchanged: readonly FileRecord[];
}

/** Compares what lies in the folder with what is remembered. A file read by another recipe has changed. */
export function planChanges(
  present: readonly PresentFile[],
  remembered: readonly FileRecord[],
  recipe: string,
): IndexPlan {
  const records = new Map(remembered.map((record) => [record.path, record]));
  const toRead: FileToRead[] = [];
  const unchanged: FileRecord[] = [];
  for (const file of present) {
    const record = records.get(file.path);
    records.delete(file.path);
    if (record?.hash === file.hash && record.recipe === recipe) unchanged.push(record);
    else toRead.push({ ...file, change: record === undefined ? 'added' : 'updated' });
  }
  return { toRead, removed: [...records.keys()], unchanged };
}
