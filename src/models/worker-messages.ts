import type { EngineSpec, OpenedEngine } from './engine.ts';

/** What the worker is started with. */
export interface WorkerOrder {
  readonly spec: EngineSpec;
  /** The memory of the gate that both threads hold. */
  readonly gate: SharedArrayBuffer;
}

/** A question goes before every passage that waits. */
export type Urgency = 'question' | 'passage';

/** A text on its way to the worker. */
export interface EmbedRequest {
  readonly id: number;
  readonly text: string;
  readonly urgency: Urgency;
}

/** What the worker opened, told once at its start. */
export type Readiness = Omit<OpenedEngine, 'engine'> & { readonly dimensions: number };

/** What the worker says. */
export type WorkerReply =
  | ({ readonly kind: 'ready' } & Readiness)
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'embedded'; readonly id: number; readonly vector: Float32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
