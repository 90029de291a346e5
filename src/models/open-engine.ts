import { access } from 'node:fs/promises';
import { reasonOf } from '../core/errors.ts';
import { checkEngine } from './check-engine.ts';
import type { Engine, EngineSpec, OpenedEngine } from './engine.ts';
import { minilmFilePath, writeMinilmFile } from './minilm-file.ts';
import { MINILM_MAX_TOKENS, MINILM_TOKENIZER, type Variant } from './minilm.ts';

/**
 * A question's ten tokens take 2.3 ms on one thread and 2.1 on two, which would take the other processor from the
 * search that runs meanwhile. Many texts are shared among workers instead: two of them embed a third more than two
 * threads do.
 */
const MINILM_THREADS = 1;
/** Larger models are opened once. */
const FOLDER_THREADS = 2;

/**
 * Opens what is asked for. The built-in model falls back to WebAssembly where the native
 * engine has no binary, cannot write its file or gives wrong vectors.
 */
export async function openEngine(spec: EngineSpec): Promise<OpenedEngine> {
  if (spec.kind === 'wasm') return { engine: await openWasm(), servedBy: 'wasm' };
  if (spec.kind === 'folder') {
    const { openNativeEngine } = await import('./native-engine.ts');
    return {
      engine: await openNativeEngine({
        ...spec.folder,
        isOptimised: false,
        threads: FOLDER_THREADS,
      }),
      servedBy: 'native',
    };
  }
  try {
    return { engine: await openMinilm(spec.modelsDir, spec.variant), servedBy: 'native' };
  } catch (error) {
    if (spec.isFixed === true) throw error;
    const fallbackReason = reasonOf(error);
    return { engine: await openWasm(), servedBy: 'wasm', fallbackReason };
  }
}

async function openWasm(): Promise<Engine> {
  // Imported late: seldom needed, and slow to load.
  const { openWasmEngine } = await import('./wasm-engine.ts');
  return await openWasmEngine();
}

/** A file that cannot be read, or gives wrong vectors, is written anew once. */
async function openMinilm(modelsDir: string, variant: Variant): Promise<Engine> {
  const path = await minilmFilePath(modelsDir, variant);
  if (await exists(path)) {
    try {
      return await openChecked(path, variant);
    } catch {
      // Torn or damaged: the fresh file below tells whether it was the file's fault.
    }
  }
  await writeMinilmFile(path, variant);
  return await openChecked(path, variant);
}

async function openChecked(modelPath: string, variant: Variant): Promise<Engine> {
  // Imported late: where ONNX Runtime has no binary for this machine, the import itself throws.
  const { openNativeEngine } = await import('./native-engine.ts');
  const engine = await openNativeEngine({
    modelPath,
    isOptimised: true,
    threads: MINILM_THREADS,
    tokenizerPath: MINILM_TOKENIZER,
    maxTokens: MINILM_MAX_TOKENS,
    pooling: 'mean',
  });
  try {
    await checkEngine(engine, variant);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
