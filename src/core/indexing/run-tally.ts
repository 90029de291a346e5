import type { FileRecord } from './ports.ts';
import type { FileRemark, IndexProgress, OnProgress } from './report.ts';

/** Counts what a run does, and tells its progress. */
export class RunTally {
  readonly #onProgress: OnProgress;
  readonly #failed: FileRemark[] = [];
  readonly #remarks: FileRemark[] = [];
  #progress: IndexProgress = {
    filesRead: 0,
    filesToRead: 0,
    passagesEmbedded: 0,
    passagesToEmbed: 0,
  };
  #added = 0;
  #updated = 0;
  #removed = 0;
  #unchanged = 0;

  constructor(onProgress: OnProgress) {
    this.#onProgress = onProgress;
  }

  get counts(): {
    added: number;
    updated: number;
    removed: number;
    unchanged: number;
    embedded: number;
    failed: readonly FileRemark[];
    remarks: readonly FileRemark[];
  } {
    return {
      added: this.#added,
      updated: this.#updated,
      removed: this.#removed,
      unchanged: this.#unchanged,
      embedded: this.#progress.passagesEmbedded,
      failed: byPath(this.#failed),
      remarks: byPath(this.#remarks),
    };
  }

  planned(filesToRead: number, unchanged: readonly FileRecord[]): void {
    for (const record of unchanged) {
      if (record.outcome === 'read') this.#unchanged++;
      this.#note(record);
    }
    this.#tell({ filesToRead });
  }

  read(record: FileRecord, change: 'added' | 'updated'): void {
    if (record.outcome === 'read') {
      if (change === 'added') this.#added++;
      else this.#updated++;
    }
    this.#note(record);
    this.#tell({ filesRead: this.#progress.filesRead + 1 });
  }

  removed(): void {
    this.#removed++;
  }

  toEmbed(passages: number): void {
    this.#tell({ passagesToEmbed: this.#progress.passagesToEmbed + passages });
  }

  embedded(passages: number): void {
    this.#tell({ passagesEmbedded: this.#progress.passagesEmbedded + passages });
  }

  #note({ path, outcome, remarks }: FileRecord): void {
    const list = outcome === 'broken' ? this.#failed : this.#remarks;
    for (const { place, reason } of remarks) list.push({ path, place, reason });
  }

  #tell(change: Partial<IndexProgress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#onProgress(this.#progress);
  }
}

function byPath(remarks: readonly FileRemark[]): readonly FileRemark[] {
  return [...remarks].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
