import type { Pooling } from './engine.ts';

/** One vector out of one a token: their mean, or the first token's. */
export function poolTokens(states: Float32Array, tokens: number, pooling: Pooling): Float32Array {
  const dimensions = states.length / tokens;
  if (pooling === 'cls') return states.slice(0, dimensions);
  const sums = new Float64Array(dimensions);
  for (let start = 0; start < states.length; start += dimensions) {
    for (let at = 0; at < dimensions; at++) sums[at] = (sums[at] ?? 0) + (states[start + at] ?? 0);
  }
  return Float32Array.from(sums, (sum) => sum / tokens);
}

/** Scaled to length one. */
export function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
