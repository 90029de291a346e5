import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingCrew } from './embedding-crew.ts';
import { openTextEncoder, type TextEncoder } from './text-encoder.ts';

/** What describes an opened model. */
export interface LocalModel {
  /** Model, engine variant, dimensions, tokens read, pooling: vectors of two recipes never mix. */
  readonly recipe: string;
  readonly dimensions: number;
  /** A text is read up to here. */
  readonly maxTokens: number;
  readonly tokenizerPath: string;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

/** Called after each text. */
export type OnProgress = (done: number, total: number) => void;

/** A sentence model on this machine, in threads of its own, behind LangChain's interface. */
export class LocalEmbeddings extends Embeddings {
  readonly recipe: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  /** For a thread that counts tokens itself. */
  readonly tokenizerPath: string;
  readonly #model: LocalModel;
  readonly #crew: EmbeddingCrew;
  #encoder: TextEncoder | undefined;

  constructor(model: LocalModel, crew: EmbeddingCrew) {
    super({});
    this.#model = model;
    this.#crew = crew;
    this.recipe = model.recipe;
    this.dimensions = model.dimensions;
    this.maxTokens = model.maxTokens;
    this.tokenizerPath = model.tokenizerPath;
  }

  async embedQuery(text: string): Promise<number[]> {
    return [...(await this.embedQuestion(text))];
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.embedPassages(texts)).map((vector) => [...vector]);
  }

  /** As `embedQuery`, without the copy: goes before every passage that waits. */
  async embedQuestion(text: string): Promise<Float32Array> {
    return await this.#crew.embed(this.#model.queryPrefix + text, 'question');
  }

  /** As `embedDocuments`, without the copies. */
  async embedPassages(texts: readonly string[], onProgress?: OnProgress): Promise<Float32Array[]> {
    let done = 0;
    return await Promise.all(
      texts.map(async (text) => {
        const vector = await this.#crew.embed(this.#model.passagePrefix + text, 'passage');
        onProgress?.(++done, texts.length);
        return vector;
      }),
    );
  }

  /**
   * How many tokens a passage takes, the model's own marks included: at most `maxTokens` are
   * read. Reads the tokenizer on first use; takes microseconds a word after that.
   */
  countTokens(text: string): number {
    this.#encoder ??= openTextEncoder(this.#model.tokenizerPath, this.maxTokens);
    return this.#encoder.count(this.#model.passagePrefix + text);
  }

  /** Whether a word is one token: it was in use where the model learnt. */
  knowsWord(word: string): boolean {
    return this.countTokens(word) === this.countTokens('') + 1;
  }

  /** Reads the tokenizer and runs the model once, before the first question needs them. */
  async warmUp(): Promise<void> {
    this.countTokens('warm-up');
    await this.#crew.embed('warm-up', 'question');
  }

  /** Ends the workers; texts under way are refused with ModelUnavailable. */
  async close(): Promise<void> {
    await this.#crew.close();
  }
}
