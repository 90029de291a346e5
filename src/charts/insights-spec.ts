import type { Mark, Spec } from 'vega';
import { percent, shareOf, type Figures } from '../core/insights/figures.ts';
import type { BudgetState, Insights } from '../core/insights/ports.ts';
import { BIG, COLOURS, INNER, MARGIN, TEXT, WIDTH, bar, text } from './look.ts';
import { weeksChart } from './weeks-chart.ts';

/** Rows of the load that are drawn; the text names all. */
const STAFF_DRAWN = 6;
const ROW = 48;

/** One part below another, and how tall it is. */
interface Part {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The picture as Vega draws it: figures, outcomes, weeks, staff, error budget. */
export function insightsSpec({ figures, budget }: Insights): Spec {
  const parts = [
    heading(figures),
    tiles(figures),
    outcomes(figures),
    weeks(figures),
    load(figures),
    errors(budget),
  ];
  const marks: Mark[] = [];
  let y = MARGIN;
  for (const { height, marks: own } of parts) {
    if (height === 0) continue;
    marks.push(group(y, own));
    y += height;
  }
  return {
    width: WIDTH,
    height: y + MARGIN / 2,
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

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function heading({ from, to, questions }: Figures): Part {
  const said = `${questions.toLocaleString('en')} questions`;
  const when = `${DAY.format(from)} – ${DAY.format(to)}`;
  return {
    height: 86,
    marks: [
      text(said, { x: 0, y: 40, size: BIG, bold: true }),
      text(when, { x: INNER, y: 40, align: 'right', colour: COLOURS.faint }),
    ],
  };
}

function tiles({ questions, answered, escalated, solved, judged, wrong }: Figures): Part {
  const shown = [
    [percent(shareOf(answered, questions)), 'answered'],
    [percent(shareOf(solved, questions)), 'solved by the bot'],
    [percent(shareOf(escalated, questions)), 'went to staff'],
    [judged === 0 ? '–' : `${wrong} of ${judged}`, 'judged wrong'],
  ] as const;
  const width = INNER / shown.length;
  return {
    height: 128,
    marks: shown.flatMap(([value, name], at) => [
      text(value, { x: at * width, y: 52, size: BIG, bold: true, colour: COLOURS.answered }),
      text(name, { x: at * width, y: 90, colour: COLOURS.faint }),
    ]),
  };
}

function outcomes({ questions, answered, unsure, unknown }: Figures): Part {
  if (questions === 0) return { height: 0, marks: [] };
  const kinds = [
    ['answered', answered, COLOURS.answered],
    ['unsure', unsure, COLOURS.unsure],
    ['unknown', unknown, COLOURS.unknown],
  ] as const;
  const legend = INNER / kinds.length;
  let x = 0;
  const marks = kinds.flatMap(([name, count, colour], at) => {
    const width = (count / questions) * INNER;
    const piece = bar(x, 0, width, 44, colour);
    x += width;
    const said = `${name} ${percent(shareOf(count, questions))}`;
    return [
      piece,
      bar(at * legend, 68, 24, 24, colour),
      text(said, { x: at * legend + 36, y: 90 }),
    ];
  });
  return { height: 140, marks: [bar(0, 0, INNER, 44, COLOURS.line), ...marks] };
}

function weeks({ weeks: all }: Figures): Part {
  const height = 260;
  const title = text('Questions by week', { x: 0, y: 26, bold: true });
  const key = text('of these, went to staff', { x: INNER, y: 26, align: 'right' });
  const swatch = bar(INNER - 308, 6, 24, 24, COLOURS.staff);
  return { height: height + 120, marks: [title, key, swatch, weeksChart(all, { y: 60, height })] };
}

function load({ load: all }: Figures): Part {
  if (all.length === 0) return { height: 0, marks: [] };
  const rows = all.slice(0, STAFF_DRAWN);
  const most = Math.max(1, ...rows.map(({ replied, holds }) => replied + holds));
  const left = 56;
  const room = INNER - left - 330;
  const title = text('Staff: replied to, and holds now', { x: 0, y: 26, bold: true });
  const marks = rows.flatMap(({ replied, holds }, at) => {
    const y = 52 + at * ROW;
    const first = (replied / most) * room;
    const second = (holds / most) * room;
    return [
      text(String.fromCharCode(65 + at), { x: 0, y: y + 26, bold: true }),
      bar(left, y, first, 32, COLOURS.answered),
      bar(left + first, y, second, 32, COLOURS.unsure),
      text(`${replied} replied · ${holds} held`, { x: left + first + second + 14, y: y + 26 }),
    ];
  });
  return { height: 52 + rows.length * ROW + 36, marks: [title, ...marks] };
}

function errors({ accepted, judged, wrong }: BudgetState): Part {
  const measured = shareOf(wrong, judged);
  const rows = [
    ['accepted', accepted, COLOURS.unknown, percent(accepted)],
    [
      'measured',
      measured ?? 0,
      (measured ?? 0) > accepted ? COLOURS.staff : COLOURS.answered,
      measured === undefined ? 'nothing judged yet' : `${percent(measured)} of ${judged} judged`,
    ],
  ] as const;
  const most = Math.max(0.1, accepted, measured ?? 0);
  const left = 150;
  const room = INNER - left - 300;
  const title = text('Wrong answers, 90 days', { x: 0, y: 26, bold: true });
  const marks = rows.flatMap(([name, share, colour, said], at) => {
    const y = 52 + at * ROW;
    const width = (share / most) * room;
    return [
      text(name, { x: 0, y: y + 26, size: TEXT }),
      bar(left, y, width, 32, colour),
      text(said, { x: left + width + 14, y: y + 26 }),
    ];
  });
  return { height: 52 + rows.length * ROW, marks: [title, ...marks] };
}
