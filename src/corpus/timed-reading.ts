import type { Worker } from 'node:worker_threads';
import type { SourceReading } from '../core/indexing/ports.ts';
import type { ReadableFile } from './list-knowledge-files.ts';

/** What the reading thread is asked. */
export interface ReadingOrder {
  readonly dir: string;
  readonly file: ReadableFile;
}

/** What the reading thread says: once that it is there, then what each file gave. */
export type ReadingReply =
  { readonly kind: 'ready' } | { readonly kind: 'read'; readonly reading: SourceReading };

export interface TimedReadingDeps {
  /** Starts a thread that answers each `ReadingOrder` with a `ReadingReply`. */
  readonly startWorker: () => Worker;
  /** Milliseconds that one file may take. */
  readonly limitMs: number;
}

/**
 * Reads files in a thread of their own, one at a time. A file over which the thread takes too long, or dies, is
 * broken; the thread is ended, and the next file gets a new one.
 */
export function makeTimedReading({ startWorker, limitMs }: TimedReadingDeps) {
  let thread: Promise<Worker> | undefined;

  /** One that dies between two files is not asked for the next. */
  function begin(): Promise<Worker> {
    const worker = startWorker();
    const beginning = started(worker);
    worker.once('exit', () => {
      if (thread === beginning) thread = undefined;
    });
    return beginning;
  }

  return async function readInTime(order: ReadingOrder): Promise<SourceReading> {
    thread ??= begin();
    const worker = await thread.catch((error: unknown) => {
      thread = undefined;
      throw error;
    });
    worker.ref();
    const reading = await inTime(answerOf(worker, order), limitMs);
    worker.unref();
    if (reading.isLost !== true) return reading.result;
    thread = undefined;
    await worker.terminate();
    return { outcome: 'broken', place: '', reason: reading.reason };
  };
}

type Outcome =
  | { readonly isLost?: false; readonly result: SourceReading }
  | { readonly isLost: true; readonly reason: string };

/** @throws what the thread failed with before it was ready. */
async function started(worker: Worker): Promise<Worker> {
  return await new Promise((resolve, reject) => {
    const exit = () => reject(new Error('the reader stopped before it was ready'));
    worker.once('exit', exit);
    worker.once('message', () => {
      worker.off('error', reject).off('exit', exit);
      // A later fault belongs to the file that is read then; between two files there is none to blame.
      worker.on('error', () => undefined);
      resolve(worker);
    });
    worker.once('error', reject);
  });
}

function answerOf(worker: Worker, order: ReadingOrder): Promise<Outcome> {
  return new Promise((resolve) => {
    const lose = (why: string) =>
      settle({ isLost: true, reason: `reading it ended the reader: ${why}` });
    const fail = (error: Error) => lose(error.message);
    const exit = () => lose('it stopped');
    const hear = (reply: ReadingReply) => {
      if (reply.kind === 'read') settle({ result: reply.reading });
    };
    const settle = (outcome: Outcome) => {
      worker.off('message', hear).off('error', fail).off('exit', exit);
      resolve(outcome);
    };
    worker.on('message', hear).on('error', fail).on('exit', exit);
    worker.postMessage(order);
  });
}

async function inTime(work: Promise<Outcome>, limitMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      const reason = `reading it took longer than ${Math.round(limitMs / 1_000)} seconds; split or simplify it`;
      resolve({ isLost: true, reason });
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
