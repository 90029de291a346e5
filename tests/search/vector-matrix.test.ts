import { describe, expect, it } from 'vitest';
import { VectorMatrix } from '../../src/search/vector-matrix.ts';

describe('VectorMatrix', () => {
  it.each([1, 3, 4, 9, 2_051])('compares %i vectors at once as one by one', (count) => {
    const matrix = new VectorMatrix(8);
    for (let at = 0; at < count; at += 1)
      matrix.add(Float32Array.from({ length: 8 }, (_, i) => Math.sin(at * 8 + i)));
    const query = Float32Array.from({ length: 8 }, (_, i) => Math.cos(i));
    const found = matrix.cosines(query);
    expect(found).toHaveLength(count);
    for (const [at, cosine] of found.entries())
      expect(cosine).toBeCloseTo(matrix.cosine(query, at), 10);
  });
});
