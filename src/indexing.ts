import { StorageUnavailable } from './core/errors.ts';
import type { DocumentId } from './core/ids.ts';
import type { IndexReport, OnProgress } from './core/indexing/report.ts';
import type { StaffDocument } from './core/indexing/save-staff-document.ts';
import type { Log } from './core/log.ts';
import type { IndexingTask, TaskResults } from './indexing-messages.ts';
import { IndexingThread, type IndexerEmbeddings } from './indexing-thread.ts';
import type { GraphOutcome } from './search/graph-file.ts';

/** Where to index from and to. */
export interface OpenIndexerOptions {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embeddings: IndexerEmbeddings;
  readonly log: Log;
  /** Milliseconds without a task after which the thread ends, until the next one. */
  readonly idleMs?: number;
}

/** Indexing, in a thread of its own. Whoever opens it holds the lock of the data folder. */
export interface Indexer {
  /**
   * Brings the index up to date with the folder. Requests during a run share one following run.
   * @throws BadInput without the folder, ModelUnavailable, StorageUnavailable
   */
  reindex(onProgress?: OnProgress): Promise<IndexReport>;
  /** Adds or replaces one document of staff's; gives the new generation. Does not wait for a run. */
  saveStaffDocument(saved: StaffDocument): Promise<number>;
  /** Gives the new generation, or undefined when there is no such document of staff's. */
  removeStaffDocument(documentId: DocumentId): Promise<number | undefined>;
  /** Removes what was replaced in this generation or before: tell it once nobody reads an older one. */
  cleanUp(generation: number): Promise<void>;
  /**
   * Sees to it that the published passages have a search graph where they are many; searches do without meanwhile.
   * Takes about 1 ms a passage; nothing else waits for it.
   */
  refreshGraph(): Promise<GraphOutcome>;
  /** Ends the thread. A run on its way is given up; nothing of it is seen, and its vectors are kept. */
  close(): Promise<void>;
}

/** Milliseconds without a task after which the thread ends: its parsers take about 100 MB. */
const IDLE_MS = 30_000;

/** Makes the indexer. Its thread starts with a task, and ends when there was none for a while. */
export function openIndexer(options: OpenIndexerOptions): Indexer {
  const { perform, close } = makeLifecycle(options);
  return {
    reindex: async (onProgress) => await perform({ kind: 'reindex' }, onProgress),
    saveStaffDocument: async (saved) => await perform({ kind: 'save-staff-document', saved }),
    removeStaffDocument: async (documentId) =>
      await perform({ kind: 'remove-staff-document', documentId }),
    cleanUp: async (generation) => await perform({ kind: 'clean-up', generation }),
    refreshGraph: async () => await perform({ kind: 'refresh-graph' }),
    close,
  };
}

function makeLifecycle(options: OpenIndexerOptions) {
  const { idleMs = IDLE_MS } = options;
  let thread: IndexingThread | undefined;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function rest(): void {
    const idle = thread;
    if (idle === undefined || idle.isBusy) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (thread === idle) thread = undefined;
      void idle.stop();
    }, idleMs);
    timer.unref();
  }

  async function perform<Task extends IndexingTask>(
    task: Task,
    onProgress?: OnProgress,
  ): Promise<TaskResults[Task['kind']]> {
    if (isClosed) throw new StorageUnavailable('indexing has stopped');
    clearTimeout(timer);
    if (thread?.hasEnded !== false) thread = new IndexingThread(options);
    try {
      return await thread.perform(task, onProgress);
    } finally {
      rest();
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(timer);
    await thread?.stop();
  }

  return { perform, close };
}
