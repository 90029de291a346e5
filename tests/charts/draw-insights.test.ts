import { describe, expect, test } from 'vitest';
import { drawInsights } from '../../src/charts/draw-insights.ts';
import { insightsSpec } from '../../src/charts/insights-spec.ts';
import { aFigure, someInsights } from '../support/insights.ts';

/** Width and height as a PNG's header says them, after its signature was checked. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(bytes.subarray(12, 16).toString()).toBe('IHDR');
  expect(bytes.subarray(-8, -4).toString()).toBe('IEND');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Every number that stands under this name, at any depth. */
function all(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name ? [(inner as { readonly value: unknown }).value] : all(inner, name),
  );
}

describe('the picture of the insights', () => {
  test('is a PNG of the width that was promised', async () => {
    const [width, height] = sizeOf(await drawInsights(someInsights()));
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(800);
  });

  test('is drawn of a server where nothing ever happened', async () => {
    const none = { questions: 0, answered: 0, unsure: 0, unknown: 0, load: [], weeks: [] };
    const empty = someInsights({ figures: aFigure(none) });
    expect(sizeOf(await drawInsights(empty))[0]).toBe(1200);
  });

  test('holds no letter below 24 pixels, and a ground of its own', () => {
    const spec = insightsSpec(someInsights());
    const sizes = all(spec, 'fontSize').map(Number);
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    expect(spec.background).toMatch(/^#[0-9a-f]{6}$/);
  });

  test('names nobody', () => {
    expect(JSON.stringify(insightsSpec(someInsights()))).not.toContain('4711');
  });
});
