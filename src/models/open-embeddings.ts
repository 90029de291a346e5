import type { Log } from '../core/log.ts';
import { EmbeddingThread } from './embedding-thread.ts';
import type { EngineSpec } from './engine.ts';
import { LocalEmbeddings } from './local-embeddings.ts';
import {
  GRAPH_REVISION,
  MINILM,
  MINILM_MAX_TOKENS,
  MINILM_TOKENIZER,
  type Variant,
} from './minilm.ts';
import { startWorker, type StartWorker } from './start-worker.ts';
import type { Readiness } from './worker-messages.ts';

/** Which model to open, and where files of models may be kept. */
export interface OpenEmbeddingsOptions {
  /** `all-MiniLM-L6-v2`, the same with `@fp32` or `@int8` or `@wasm`. */
  readonly model: string;
  readonly modelsDir: string;
  readonly log: Log;
  /** Another way to start the thread, for tests. */
  readonly startWorker?: StartWorker;
}

/** Opens a sentence model in a thread of its own. Throws ModelUnavailable. */
export async function openEmbeddings(options: OpenEmbeddingsOptions): Promise<LocalEmbeddings> {
  const { model, modelsDir, log } = options;
  const spec: EngineSpec = model.endsWith('@wasm')
    ? { kind: 'wasm' }
    : { kind: 'minilm', variant: model.endsWith('@fp32') ? 'fp32' : 'int8', modelsDir };
  const thread = new EmbeddingThread({
    spec,
    log,
    startWorker: options.startWorker ?? startWorker,
  });
  const started = performance.now();
  const readiness = await thread.start();
  const recipe = minilmRecipe(spec, readiness);
  const { servedBy, fallbackReason } = readiness;
  if (fallbackReason !== undefined) {
    log.warn({ model, reason: fallbackReason }, 'native embedding unavailable, WASM serves');
  }
  log.info(
    { recipe, servedBy, tookMs: Math.round(performance.now() - started) },
    'embedding model opened',
  );
  return new LocalEmbeddings(
    {
      recipe,
      dimensions: readiness.dimensions,
      maxTokens: MINILM_MAX_TOKENS,
      tokenizerPath: MINILM_TOKENIZER,
      queryPrefix: '',
      passagePrefix: '',
    },
    thread,
  );
}

/** WASM computes in single precision, to the same vectors as the native engine. */
function minilmRecipe(spec: EngineSpec, { servedBy, dimensions }: Readiness): string {
  const variant: Variant = servedBy === 'native' && spec.kind === 'minilm' ? spec.variant : 'fp32';
  const engine = variant === 'int8' ? `int8.${GRAPH_REVISION}` : variant;
  return `${MINILM}/${engine}/${dimensions}d/${MINILM_MAX_TOKENS}t/mean`;
}
