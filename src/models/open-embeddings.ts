import { availableParallelism } from 'node:os';
import type { Log } from '../core/log.ts';
import { EmbeddingCrew } from './embedding-crew.ts';
import { EmbeddingThread } from './embedding-thread.ts';
import type { EngineSpec } from './engine.ts';
import { LocalEmbeddings, type LocalModel } from './local-embeddings.ts';
import {
  GRAPH_REVISION,
  MINILM,
  MINILM_MAX_TOKENS,
  MINILM_TOKENIZER,
  type Variant,
} from './minilm.ts';
import { refuseTelemetry } from './refuse-telemetry.ts';
import { resolveModel } from './resolve-model.ts';
import { startWorker, type StartWorker } from './start-worker.ts';
import type { Readiness } from './worker-messages.ts';

/** Which model to open, and where files of models are kept. */
export interface OpenEmbeddingsOptions {
  /** `all-MiniLM-L6-v2` (also with `@fp32` or `@wasm`), a folder, or a Hugging Face model id. */
  readonly model: string;
  /** Written to at first use. */
  readonly modelsDir: string;
  readonly log: Log;
  /** Another way to start the thread, another hub or cache: for tests. */
  readonly startWorker?: StartWorker;
  readonly hubCache?: string;
  readonly hubUrl?: string;
}

/**
 * Opens a sentence model in a thread of its own; ready to embed when this resolves. Throws
 * BadInput when the model's name or folder is wrong, ModelUnavailable when it cannot be run.
 */
export async function openEmbeddings(options: OpenEmbeddingsOptions): Promise<LocalEmbeddings> {
  refuseTelemetry();
  const { model, log } = options;
  const spec = await resolveModel(model, options);
  const start = options.startWorker ?? startWorker;
  const makeThread = (of: EngineSpec) => new EmbeddingThread({ spec: of, log, startWorker: start });
  const thread = makeThread(spec);
  const started = performance.now();
  const readiness = await thread.start();
  const described = describe(spec, readiness);
  const { servedBy, fallbackReason } = readiness;
  if (fallbackReason !== undefined) {
    log.warn({ model, reason: fallbackReason }, 'native embedding unavailable, WASM serves');
  }
  const tookMs = Math.round(performance.now() - started);
  log.info({ recipe: described.recipe, servedBy, tookMs }, 'embedding model opened');
  const helperSpec = availableParallelism() > 1 ? specOfHelper(spec, readiness) : undefined;
  const makeHelper = helperSpec && (() => makeThread(helperSpec));
  return new LocalEmbeddings(described, new EmbeddingCrew(thread, makeHelper));
}

/** Only the built-in model is small enough to be in memory twice; a helper must give the same vectors. */
function specOfHelper(spec: EngineSpec, { servedBy }: Readiness): EngineSpec | undefined {
  return spec.kind === 'minilm' && servedBy === 'native' ? { ...spec, isFixed: true } : undefined;
}

function describe(spec: EngineSpec, readiness: Readiness): LocalModel {
  const { dimensions } = readiness;
  if (spec.kind !== 'folder') {
    return {
      recipe: recipe(MINILM, minilmEngine(spec, readiness), dimensions, MINILM_MAX_TOKENS, 'mean'),
      dimensions,
      maxTokens: MINILM_MAX_TOKENS,
      tokenizerPath: MINILM_TOKENIZER,
      queryPrefix: '',
      passagePrefix: '',
    };
  }
  const { name, fingerprint, maxTokens, pooling, ...rest } = spec.folder;
  const { tokenizerPath, queryPrefix, passagePrefix } = rest;
  return {
    recipe: recipe(name, fingerprint, dimensions, maxTokens, pooling),
    dimensions,
    maxTokens,
    tokenizerPath,
    queryPrefix,
    passagePrefix,
  };
}

function recipe(
  name: string,
  engine: string,
  dimensions: number,
  tokens: number,
  pooling: string,
): string {
  return `${name}:${engine}:${dimensions}d:${tokens}t:${pooling}`;
}

/** WASM computes in single precision, to the same vectors as the native engine. */
function minilmEngine(spec: EngineSpec, { servedBy }: Readiness): string {
  const variant: Variant = servedBy === 'native' && spec.kind === 'minilm' ? spec.variant : 'fp32';
  return variant === 'int8' ? `int8.${GRAPH_REVISION}` : variant;
}
