import type { Mark } from 'vega';
import type { WeekFigures } from '../core/insights/figures.ts';
import { COLOURS, INNER, TEXT } from './look.ts';
import { FONT } from './to-png.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
/** Of twelve weeks every second has room for its name. */
const NAMED_EVERY = 2;

/** Weeks as bars, the busiest with its number; of each the part that went to staff. */
export function weeksChart(
  weeks: readonly WeekFigures[],
  { y, height }: { readonly y: number; readonly height: number },
): Mark {
  const most = Math.max(1, ...weeks.map(({ questions }) => questions));
  const values = weeks.map(({ startsOn, questions, escalated }, at) => ({
    week: startsOn,
    // Counted from the newest, so that this week is always named.
    name: (weeks.length - 1 - at) % NAMED_EVERY === 0 ? DAY.format(new Date(startsOn)) : '',
    questions,
    escalated,
    number: questions === 0 ? '' : String(questions),
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
        range: [0, INNER],
        padding: 0.25,
      },
      // Room above the highest bar for its number.
      { name: 'y', type: 'linear', domain: [0, most * 1.15], range: [height, 0] },
    ],
    marks: [
      columns('questions', COLOURS.answered, 0.75),
      columns('escalated', COLOURS.staff, 1),
      label('number', { field: 'questions', dy: -8, bold: true }),
      label('name', { field: undefined, dy: 36, bold: false }),
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
