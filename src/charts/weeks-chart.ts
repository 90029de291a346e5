import type { Mark } from 'vega';
import type { WeekFigures } from '../core/insights/figures.ts';
import { COLOURS, INNER, TEXT } from './look.ts';
import { FONT } from './to-png.ts';

/** `1.2K`: a bar is narrow. */
const NUMBER = new Intl.NumberFormat('en', { notation: 'compact' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
/** Names that have room below the bars, and bars that have room for their numbers. */
const NAMES = 6;
const NUMBERED = 12;
/** Pixels: no bar is broader, however few there are. */
const BROADEST = 150;

/** Weeks as bars, the busiest with its number; of each the part that went to staff. */
export function weeksChart(
  weeks: readonly WeekFigures[],
  { y, height }: { readonly y: number; readonly height: number },
): Mark {
  const most = Math.max(1, ...weeks.map(({ questions }) => questions));
  const every = Math.ceil(weeks.length / NAMES);
  const isCrowded = weeks.length > NUMBERED;
  const values = weeks.map(({ startsOn, questions, escalated }, at) => ({
    week: startsOn,
    // Counted from the newest, so that this week is named; among many, not at the very edge.
    name:
      (weeks.length - 1 - at) % every === (isCrowded ? Math.floor(every / 2) : 0)
        ? DAY.format(new Date(startsOn))
        : '',
    questions,
    escalated,
    number: questions === 0 || (isCrowded && questions < most) ? '' : NUMBER.format(questions),
    isBusiest: questions === most,
  }));
  return {
    type: 'group',
    encode: {
      enter: { y: { value: y }, width: { value: INNER }, height: { value: height } },
    },
    data: [{ name: 'weeks', values }],
    scales: [
      {
        name: 'x',
        type: 'band',
        domain: { data: 'weeks', field: 'week' },
        range: [0, Math.min(INNER, weeks.length * BROADEST)],
        padding: 0.25,
      },
      // Room above the highest bar for its number.
      { name: 'y', type: 'linear', domain: [0, most * 1.18], range: [height, 0] },
    ],
    marks: [
      columns('questions', COLOURS.answered, 0.75),
      columns('escalated', COLOURS.staff, 1),
      label('number', { field: 'questions', dy: -8, bold: true }),
      label('name', { field: undefined, dy: 44, bold: false }),
      {
        type: 'rule',
        encode: {
          enter: {
            y: { value: height },
            x2: { value: INNER },
            stroke: { value: COLOURS.faint },
            strokeWidth: { value: 2 },
          },
        },
      },
    ],
  };
}

function columns(field: 'questions' | 'escalated', colour: string, usual: number): Mark {
  return {
    type: 'rect',
    from: { data: 'weeks' },
    encode: {
      enter: {
        x: { scale: 'x', field: 'week' },
        width: { scale: 'x', band: 1 },
        y: { scale: 'y', field },
        y2: { scale: 'y', value: 0 },
        fill: { value: colour },
        fillOpacity: [{ test: 'datum.isBusiest', value: 1 }, { value: usual }],
      },
    },
  };
}

function label(
  said: 'number' | 'name',
  look: {
    readonly field: 'questions' | undefined;
    readonly dy: number;
    readonly bold: boolean;
  },
): Mark {
  const at = look.field === undefined ? { value: 0 } : { field: look.field };
  return {
    type: 'text',
    from: { data: 'weeks' },
    encode: {
      enter: {
        x: { scale: 'x', field: 'week', band: 0.5 },
        y: { scale: 'y', ...at, offset: look.dy },
        text: { field: said },
        font: { value: FONT },
        fontSize: { value: TEXT },
        fontWeight: { value: look.bold ? 700 : 400 },
        fill: { value: look.bold ? COLOURS.ink : COLOURS.faint },
        align: { value: 'center' },
      },
    },
  };
}
