import { Worker } from 'node:worker_threads';
import { ModelUnavailable, StorageUnavailable } from './core/errors.ts';
import type { DocumentId } from './core/ids.ts';
import type { IndexReport, OnProgress } from './core/indexing/report.ts';
import type { StaffDocument } from './core/indexing/save-staff-document.ts';
import type { Log } from './core/log.ts';
import {
  toError,
  toFault,
  type FromIndexingWorker,
  type IndexingSetup,
  type IndexingTask,
  type TaskResults,
  type ToIndexingWorker,
} from './indexing-messages.ts';
import { threadArguments } from './models/start-worker.ts';

/** The model that the indexing thread borrows, so that it is in memory once. */
export interface IndexerEmbeddings {
  readonly recipe: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  readonly tokenizerPath: string;
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** Where to index from and to. */
export interface OpenIndexerOptions {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embeddings: IndexerEmbeddings;
  readonly log: Log;
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
  /** Ends the thread. A run on its way is given up; nothing of it is seen, and its vectors are kept. */
  close(): Promise<void>;
}

/** How long the thread may take to stop by itself, in milliseconds. It may be ended at any moment without harm. */
const STOP_WITHIN_MS = 3_000;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress | undefined;
}

/** Makes the indexer. Its thread starts with the first task, and again with the next one should it fail. */
export function openIndexer(options: OpenIndexerOptions): Indexer {
  const thread = new IndexingThread(options);
  return {
    reindex: async (onProgress) => await thread.perform({ kind: 'reindex' }, onProgress),
    saveStaffDocument: async (saved) =>
      await thread.perform({ kind: 'save-staff-document', saved }),
    removeStaffDocument: async (documentId) =>
      await thread.perform({ kind: 'remove-staff-document', documentId }),
    cleanUp: async (generation) => await thread.perform({ kind: 'clean-up', generation }),
    close: async () => await thread.close(),
  };
}

class IndexingThread {
  readonly #options: OpenIndexerOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosing = false;

  constructor(options: OpenIndexerOptions) {
    this.#options = options;
  }

  async perform<Task extends IndexingTask>(
    task: Task,
    onProgress?: OnProgress,
  ): Promise<TaskResults[Task['kind']]> {
    if (this.#isClosing) throw new StorageUnavailable('indexing has stopped');
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      send(worker, { kind: 'task', id, task });
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    send(worker, { kind: 'stop' });
    const timer = setTimeout(() => void worker.terminate(), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  #start(): Worker {
    const { dataDir, knowledgeDir, embeddings, log } = this.#options;
    const { recipe, dimensions, maxTokens, tokenizerPath } = embeddings;
    const setup: IndexingSetup = {
      dataDir,
      knowledgeDir,
      embeddings: { recipe, dimensions, maxTokens, tokenizerPath },
    };
    const isSource = import.meta.url.endsWith('.ts');
    const file = new URL(`./indexing-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
    const worker = new Worker(file, { workerData: setup, execArgv: threadArguments(isSource) });
    worker.on('message', (message: FromIndexingWorker) => this.#hear(worker, message));
    let failure: unknown;
    worker.on('error', (error) => {
      failure = error;
      log.error({ err: error }, 'indexing thread failed');
    });
    worker.once('exit', () => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values())
        reject(new StorageUnavailable('the indexing thread has ended', { cause: failure }));
      this.#waiting.clear();
    });
    return worker;
  }

  #hear(worker: Worker, message: FromIndexingWorker): void {
    switch (message.kind) {
      case 'embed':
        return void this.#embed(worker, message.id, message.texts);
      case 'progress':
        return this.#waiting.get(message.id)?.onProgress?.(message.progress);
      case 'log':
        this.#options.log[message.level](message.fields, message.event);
        return;
      case 'done':
        // SAFETY: the thread answers a task with what `TaskResults` names for it.
        return this.#settle(message.id)?.resolve(message.result as never);
      case 'failed':
        return this.#settle(message.id)?.reject(toError(message.fault));
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  async #embed(worker: Worker, id: number, texts: readonly string[]): Promise<void> {
    try {
      if (this.#isClosing) throw new ModelUnavailable('the bot is stopping');
      const vectors = await this.#options.embeddings.embedPassages(texts);
      send(worker, { kind: 'vectors', id, vectors });
    } catch (error) {
      send(worker, { kind: 'no-vectors', id, fault: toFault(error) });
    }
  }
}

function send(worker: Worker, message: ToIndexingWorker): void {
  worker.postMessage(message);
}
