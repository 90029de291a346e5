import type { Engine } from './engine.ts';
import { dot } from '../core/dot.ts';
import { REFERENCES } from './reference-vectors.ts';
import type { Variant } from './minilm.ts';

/**
 * The least cosine to a stored vector. Measured: 0.9999 in single precision, 0.99 and more in
 * eight bits. A file with a damaged block falls far below.
 */
const LEAST_COSINE: Readonly<Record<Variant, number>> = { fp32: 0.999, int8: 0.98 };

/** Throws when the engine's vectors of the stored texts are not the stored vectors. */
export async function checkEngine(engine: Engine, variant: Variant): Promise<void> {
  for (const { text, vector } of REFERENCES) {
    const likeness = dot(await engine.embed(text), vector());
    // NaN fails too.
    if (!(likeness >= LEAST_COSINE[variant])) {
      throw new Error(
        `the model gives wrong vectors: cosine ${likeness.toFixed(4)} to the stored one`,
      );
    }
  }
}
