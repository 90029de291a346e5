import { parse, View } from 'vega';
import type { Insights } from '../core/insights/ports.ts';
import { insightsSpec } from './insights-spec.ts';
import { toPng } from './to-png.ts';

/** The picture of the insights, a PNG 1200 pixels wide. Takes some 100 ms: not for the event loop. */
export async function drawInsights(insights: Insights): Promise<Uint8Array> {
  const view = new View(parse(insightsSpec(insights)), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return toPng(svg);
}
