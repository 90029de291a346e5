import { BadInput, ModelUnavailable, StorageUnavailable } from './core/errors.ts';
import type { DocumentId } from './core/ids.ts';
import type { IndexProgress, IndexReport } from './core/indexing/report.ts';
import type { StaffDocument } from './core/indexing/save-staff-document.ts';
import type { Log, LogFields } from './core/log.ts';
import type { GraphOutcome } from './search/graph-file.ts';

/** What the indexing thread is started with. */
export interface IndexingSetup {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embeddings: {
    readonly recipe: string;
    readonly dimensions: number;
    readonly maxTokens: number;
    readonly tokenizerPath: string;
  };
}

/** What the thread can be asked to do. */
export type IndexingTask =
  | { readonly kind: 'reindex' }
  | { readonly kind: 'save-staff-document'; readonly saved: StaffDocument }
  | { readonly kind: 'remove-staff-document'; readonly documentId: DocumentId }
  | { readonly kind: 'clean-up'; readonly generation: number }
  | { readonly kind: 'refresh-graph' };

/** What each task gives. */
export interface TaskResults {
  readonly reindex: IndexReport;
  readonly 'save-staff-document': number;
  readonly 'remove-staff-document': number | undefined;
  readonly 'clean-up': undefined;
  readonly 'refresh-graph': GraphOutcome;
}

/** What the thread is told. */
export type ToIndexingWorker =
  | { readonly kind: 'task'; readonly id: number; readonly task: IndexingTask }
  | { readonly kind: 'vectors'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'no-vectors'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'stop' };

/** What the thread says. It has no model of its own: it asks for vectors. */
export type FromIndexingWorker =
  | { readonly kind: 'done'; readonly id: number; readonly result: TaskResults[keyof TaskResults] }
  | { readonly kind: 'failed'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: IndexProgress }
  | { readonly kind: 'embed'; readonly id: number; readonly texts: readonly string[] }
  | {
      readonly kind: 'log';
      readonly level: keyof Log;
      readonly fields: LogFields;
      readonly event: string;
    };

/** An error on its way between threads. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** Makes an error ready to be sent. */
export function toFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined };
  return { name: error.name, message: error.message, stack: error.stack };
}

/** The error again, as one of ours where it was one; the other thread's stack is its cause. */
export function toError({ name, message, stack }: Fault): Error {
  const options = { cause: stack };
  switch (name) {
    case 'ModelUnavailable':
      return new ModelUnavailable(message, options);
    case 'BadInput':
      return new BadInput(message, options);
    default:
      return new StorageUnavailable(message, options);
  }
}
