import type { Variant } from './minilm.ts';

/** Turns one text into one vector. Lives in the embedding worker. */
export interface Engine {
  readonly dimensions: number;
  /** Normalised to length one. Reads the first tokens only, as many as the model takes. */
  embed(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** How a text's token vectors become one. */
export type Pooling = 'mean' | 'cls';

/** A sentence model exported to ONNX, in a folder. */
export interface ModelFolder {
  /** Short name for logs and the recipe. */
  readonly name: string;
  readonly modelPath: string;
  readonly tokenizerPath: string;
  readonly maxTokens: number;
  readonly pooling: Pooling;
  /** Put in front of a question and of a passage; most models want nothing. */
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** Changes when the model's file changes. */
  readonly fingerprint: string;
}

/** What the worker is to open. */
export type EngineSpec =
  | {
      readonly kind: 'minilm';
      readonly variant: Variant;
      readonly modelsDir: string;
      /** No fallback: vectors were given already, and others must not mix with them. */
      readonly isFixed?: boolean;
    }
  | { readonly kind: 'folder'; readonly folder: ModelFolder }
  | { readonly kind: 'wasm' };

/** What the worker opened. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** `wasm` when the native engine cannot serve here. */
  readonly servedBy: 'native' | 'wasm';
  /** Why the native engine cannot serve; absent when it does. */
  readonly fallbackReason?: string;
}
