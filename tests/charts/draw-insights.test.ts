import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { parse, View } from 'vega';
import { describe, expect, test } from 'vitest';
import { drawInsights } from '../../src/charts/draw-insights.ts';
import { FONT } from '../../src/charts/to-png.ts';
import { asStaffId } from '../../src/core/ids.ts';
import type { Figures } from '../../src/core/insights/figures.ts';
import type { Insights } from '../../src/core/insights/ports.ts';
import { insightsSpec } from '../../src/charts/insights-spec.ts';
import { aBudget, aFigure, someInsights } from '../support/insights.ts';

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

const NONE: Partial<Figures> = {
  questions: 0,
  answered: 0,
  unsure: 0,
  unknown: 0,
  escalated: 0,
  solved: 0,
  judged: 0,
  wrong: 0,
  waiting: 0,
  firstReply: { count: 0, median: undefined, p90: undefined },
  resolution: { count: 0, median: undefined, p90: undefined },
  load: [],
  weeks: [],
  courseWeeks: [],
};
const UNJUDGED = aBudget();

function empty(): Insights {
  return someInsights({ figures: aFigure(NONE), budget: UNJUDGED });
}

function one(): Insights {
  const weeks = [{ startsOn: '2026-03-02', questions: 1, escalated: 1 }];
  const figures = aFigure({ ...NONE, questions: 1, unknown: 1, escalated: 1, waiting: 1, weeks });
  return someInsights({ figures, budget: UNJUDGED });
}

function huge(): Insights {
  const monday = (at: number) => new Date(Date.parse('2025-03-03') + at * 7 * 86_400_000);
  return someInsights({
    figures: aFigure({
      from: new Date('2025-03-03'),
      questions: 62_345,
      answered: 62_345,
      escalated: 10_234,
      solved: 62_345,
      judged: 20_123,
      wrong: 10_123,
      waiting: 1_234,
      firstReply: { count: 3, median: 1e9, p90: 9e9 },
      weeks: Array.from({ length: 53 }, (_, at) => ({
        startsOn: monday(at).toISOString().slice(0, 10),
        questions: 12_000 + at,
        escalated: 150,
      })),
      load: Array.from({ length: 26 }, (_, at) => ({
        staffId: asStaffId(String(at)),
        replied: 4_000 - at,
        holds: 1_000,
      })),
    }),
    budget: aBudget({ judged: 20_123, wrong: 20_123, answerFrom: 0.95 }),
  });
}

/** What is drawn of it, letters and all. */
async function extentOf(insights: Insights) {
  const view = new View(parse(insightsSpec(insights)), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = ['400Regular', '700Bold'].map((weight) =>
    resolve(`@expo-google-fonts/open-sans/${weight}/OpenSans_${weight}.ttf`),
  );
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT };
  const extent = new Resvg(svg, { font }).getBBox();
  if (extent === undefined) throw new RangeError('nothing is drawn');
  return extent;
}

describe('the picture of the insights', () => {
  test('is a PNG of the width that was promised', async () => {
    const [width, height] = sizeOf(await drawInsights(someInsights()));
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(800);
  });

  test('is drawn of a server where nothing ever happened', async () => {
    expect(sizeOf(await drawInsights(empty()))[0]).toBe(1200);
    expect(all(insightsSpec(empty()), 'text')).toContain('No questions');
  });

  test('says how long staff took, and how many still wait', () => {
    const said = all(insightsSpec(someInsights()), 'text');
    for (const one of ['first reply', '1 h', '2 h', 'resolved', '24 h', '3 days'])
      expect(said).toContain(one);
    expect(said).toContain('3 without a reply now');
  });

  test.each([
    { name: 'a month', insights: someInsights() },
    { name: 'nothing at all', insights: empty() },
    { name: 'one question', insights: one() },
    { name: 'a year of a huge course', insights: huge() },
  ])('lets nothing stand beyond its edges: $name', async ({ insights }) => {
    const spec = insightsSpec(insights);
    const { x, y, width, height } = await extentOf(insights);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1200);
    expect(y + height).toBeLessThanOrEqual(Number(spec.height));
  });

  test('holds no letter below ten pixels of a phone that shows it 360 wide, and a ground of its own', () => {
    const spec = insightsSpec(someInsights());
    const sizes = all(spec, 'fontSize').map(Number);
    expect(sizes.length).toBeGreaterThan(10);
    expect((Math.min(...sizes) * 360) / 1200).toBeGreaterThanOrEqual(10);
    expect(spec.background).toMatch(/^#[0-9a-f]{6}$/);
  });

  test('names nobody', () => {
    expect(JSON.stringify(insightsSpec(someInsights()))).not.toContain('4711');
  });
});
