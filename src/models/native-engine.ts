import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Engine, Pooling } from './engine.ts';
import { normalise, poolTokens } from './pool-tokens.ts';
import { openTextEncoder } from './text-encoder.ts';

/** What a sentence model on disk needs besides its file. */
export interface NativeModel {
  readonly modelPath: string;
  readonly tokenizerPath: string;
  readonly maxTokens: number;
  readonly pooling: Pooling;
  /** The graph is written with the runtime's own operators: nothing is left to rearrange at load. */
  readonly isOptimised: boolean;
  /** How many processors one text is computed on. */
  readonly threads: number;
}

/** Spinning is off: waiting threads leave the processor to the event loop. */
const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

/** Opens a model with ONNX Runtime. Throws its error when the file cannot be read or run. */
export async function openNativeEngine(model: NativeModel): Promise<Engine> {
  const encoder = openTextEncoder(model.tokenizerPath, model.maxTokens);
  const session = await InferenceSession.create(model.modelPath, {
    ...SESSION_OPTIONS,
    intraOpNumThreads: model.threads,
    graphOptimizationLevel: model.isOptimised ? 'disabled' : 'all',
  });

  /** One text a run: padding texts to a common length costs more than it saves. */
  async function embed(text: string): Promise<Float32Array> {
    const ids = encoder.encode(text);
    const outputs = await session.run(feedsFor(session.inputNames, ids));
    const name = session.outputNames.find((output) => output === 'sentence_embedding');
    const output = outputs[name ?? session.outputNames[0] ?? ''];
    if (!(output?.data instanceof Float32Array)) {
      throw new Error(`${model.modelPath} gives no single-precision vectors`);
    }
    // Three dimensions: one vector a token. Two: the model has pooled already.
    const vector =
      output.dims.length === 3 ? poolTokens(output.data, ids.length, model.pooling) : output.data;
    return normalise(vector);
  }

  const dimensions = (await embed('dimensions')).length;
  return { dimensions, embed, close: () => session.release() };
}

function feedsFor(inputNames: readonly string[], ids: readonly number[]): Record<string, Tensor> {
  const shape = [1, ids.length];
  const feeds: Record<string, Tensor> = {};
  for (const name of inputNames) feeds[name] = new Tensor('int64', inputValues(name, ids), shape);
  return feeds;
}

function inputValues(name: string, ids: readonly number[]): BigInt64Array {
  if (name === 'input_ids') return BigInt64Array.from(ids, BigInt);
  if (name === 'attention_mask') return new BigInt64Array(ids.length).fill(1n);
  if (name === 'position_ids') return BigInt64Array.from(ids.keys(), BigInt);
  if (name === 'token_type_ids') return new BigInt64Array(ids.length);
  throw new Error(`the model asks for an input named ${name}, which text models do not have`);
}
