import { createHash } from 'node:crypto';
import type { PassageEmbedder } from '../../src/core/indexing/ports.ts';

/** The same text always gives the same unit vector; nothing is similar to anything. Notes what it was asked. */
export class HashEmbedder implements PassageEmbedder {
  readonly recipe: string;
  readonly asked: string[] = [];

  constructor(recipe = 'hash/8d') {
    this.recipe = recipe;
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    this.asked.push(...texts);
    return await Promise.resolve(texts.map((text) => this.#vectorOf(text)));
  }

  #vectorOf(text: string): Float32Array {
    const digest = createHash('sha256').update(`${this.recipe} ${text}`).digest();
    const raw = Float32Array.from({ length: 8 }, (_, index) => digest.readInt16LE(index * 2));
    const length = Math.hypot(...raw);
    return raw.map((value) => value / length);
  }
}
