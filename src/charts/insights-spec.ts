import type { Mark, Spec } from 'vega';
import type { Insights } from '../core/insights/ports.ts';
import { errors } from './error-part.ts';
import { COLOURS, MARGIN, WIDTH } from './look.ts';
import { heading, outcomes, tiles, weeks } from './question-parts.ts';
import { load, times } from './staff-parts.ts';

/** Pixels between two parts. */
const GAP = 44;

/** The picture as Vega draws it: figures, outcomes, weeks, times, staff, error budget. */
export function insightsSpec({ figures, budget }: Insights): Spec {
  const parts = [
    heading(figures),
    tiles(figures),
    outcomes(figures),
    weeks(figures),
    times(figures),
    load(figures),
    errors(budget),
  ];
  const marks: Mark[] = [];
  let y = MARGIN;
  for (const { height, marks: own } of parts) {
    if (height === 0) continue;
    marks.push(group(y, own));
    y += height + GAP;
  }
  return {
    width: WIDTH,
    height: y - GAP + MARGIN,
    padding: 0,
    autosize: 'none',
    background: COLOURS.ground,
    marks,
  };
}

function group(y: number, marks: readonly Mark[]): Mark {
  return {
    type: 'group',
    encode: { enter: { x: { value: MARGIN }, y: { value: y } } },
    marks: [...marks],
  };
}
