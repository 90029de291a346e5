import { ModelUnavailable } from '../errors.ts';
import type { EmbeddingCache, KeyedVector, PassageEmbedder } from './ports.ts';

/** Texts. Large enough to keep the model busy, small enough that progress moves and a kill loses little. */
const TEXTS_A_CALL = 64;

/**
 * Embeds the texts that have no vector yet, and keeps each vector as soon as it is there.
 * @throws ModelUnavailable
 */
export async function embedMissing(
  { embedder, store }: { readonly embedder: PassageEmbedder; readonly store: EmbeddingCache },
  texts: ReadonlyMap<string, string>,
  told: {
    readonly onKnown?: (missing: number) => void;
    readonly onEmbedded?: (embedded: number) => void;
  } = {},
): Promise<void> {
  const missing = await store.missing([...texts.keys()]);
  const wanted = [...texts].filter(([key]) => missing.has(key));
  told.onKnown?.(wanted.length);
  for (let from = 0; from < wanted.length; from += TEXTS_A_CALL) {
    const slice = wanted.slice(from, from + TEXTS_A_CALL);
    const vectors = await embedder.embed(slice.map(([, text]) => text));
    await store.put(embedder.recipe, pair(slice, vectors));
    told.onEmbedded?.(slice.length);
  }
}

function pair(
  slice: readonly (readonly [key: string, text: string])[],
  vectors: readonly Float32Array[],
): readonly KeyedVector[] {
  return slice.map(([key], index) => {
    const vector = vectors[index];
    if (vector === undefined) throw new ModelUnavailable('the embedding model left out a text');
    return { key, vector };
  });
}
