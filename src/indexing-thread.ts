import type { Worker } from 'node:worker_threads';
import { ModelUnavailable, StorageUnavailable } from './core/errors.ts';
import type { OnProgress } from './core/indexing/report.ts';
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
import { startThread } from './models/start-worker.ts';

/** The model that the indexing thread borrows, so that it is in memory once. */
export interface IndexerEmbeddings {
  readonly recipe: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  readonly tokenizerPath: string;
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** What the thread works with. */
export interface IndexingThreadOptions {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embeddings: IndexerEmbeddings;
  readonly log: Log;
}

/** How long the thread may take to stop by itself, in milliseconds. It may be ended at any moment without harm. */
const STOP_WITHIN_MS = 3_000;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress | undefined;
}

/** One run of `indexing-worker`, as seen from the thread that started it. */
export class IndexingThread {
  readonly #options: IndexingThreadOptions;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isStopping = false;
  #hasEnded = false;

  constructor(options: IndexingThreadOptions) {
    this.#options = options;
    this.#worker = startIndexingWorker(options);
    this.#worker.on('message', (message: FromIndexingWorker) => this.#hear(message));
    let failure: unknown;
    this.#worker.on('error', (error) => {
      failure = error;
      options.log.error({ err: error }, 'indexing thread failed');
    });
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#end(failure);
        resolve();
      });
    });
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Whether it takes no more tasks. */
  get hasEnded(): boolean {
    return this.#hasEnded || this.#isStopping;
  }

  async perform<Task extends IndexingTask>(
    task: Task,
    onProgress?: OnProgress,
  ): Promise<TaskResults[Task['kind']]> {
    const id = ++this.#lastId;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#send({ kind: 'task', id, task });
    });
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#hasEnded) return;
    this.#send({ kind: 'stop' });
    const timer = setTimeout(() => void this.#worker.terminate(), STOP_WITHIN_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  #end(failure: unknown): void {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.values())
      reject(new StorageUnavailable('the indexing thread has ended', { cause: failure }));
    this.#waiting.clear();
  }

  #hear(message: FromIndexingWorker): void {
    switch (message.kind) {
      case 'embed':
        return void this.#embed(message.id, message.texts);
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

  async #embed(id: number, texts: readonly string[]): Promise<void> {
    try {
      if (this.#isStopping) throw new ModelUnavailable('the bot is stopping');
      const vectors = await this.#options.embeddings.embedPassages(texts);
      this.#send({ kind: 'vectors', id, vectors });
    } catch (error) {
      this.#send({ kind: 'no-vectors', id, fault: toFault(error) });
    }
  }

  #send(message: ToIndexingWorker): void {
    this.#worker.postMessage(message);
  }
}

function startIndexingWorker({ dataDir, knowledgeDir, embeddings }: IndexingThreadOptions): Worker {
  const { recipe, dimensions, maxTokens, tokenizerPath } = embeddings;
  const setup: IndexingSetup = {
    dataDir,
    knowledgeDir,
    embeddings: { recipe, dimensions, maxTokens, tokenizerPath },
  };
  return startThread('indexing-worker', import.meta.url, setup);
}
