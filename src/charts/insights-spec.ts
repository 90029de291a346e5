import type { Mark, Spec } from 'vega';
import {
  durationOf,
  letterOf,
  percent,
  shareOf,
  type Figures,
  type Spread,
} from '../core/insights/figures.ts';
import type { BudgetState, Insights } from '../core/insights/ports.ts';
import { BIG, COLOURS, INNER, MARGIN, TEXT, WIDTH, bar, text } from './look.ts';
import { weeksChart } from './weeks-chart.ts';

/** Rows of the load that are drawn; the text names more. */
const STAFF_DRAWN = 6;
const ROW = 58;
/** How tall a bar of a row is, and where the base line of its text lies. */
const BAR = 38;
const BASE = 31;
const TITLE = 34;
const SWATCH = 30;
/** Between two parts. */
const GAP = 44;

/** Answers: of more a share is said, of fewer how many. */
const COUNTED = 999;

/** One part below another, and how tall it is. */
interface Part {
  readonly height: number;
  readonly marks: readonly Mark[];
}

const NOTHING: Part = { height: 0, marks: [] };

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

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function heading({ from, to, questions }: Figures): Part {
  const count = questions === 0 ? 'No' : questions.toLocaleString('en');
  const said = `${count} ${questions === 1 ? 'question' : 'questions'}`;
  return {
    height: 60,
    marks: [
      text(said, { x: 0, y: 48, size: BIG, bold: true }),
      text(DAY.formatRange(from, to), { x: INNER, y: 48, align: 'right', colour: COLOURS.faint }),
    ],
  };
}

function tiles({ questions, escalated, solved, judged, wrong }: Figures): Part {
  if (questions === 0) return NOTHING;
  const share = shareOf(wrong, judged);
  const shown = [
    [percent(shareOf(solved, questions)), 'solved by the bot'],
    [percent(shareOf(escalated, questions)), 'went to staff'],
    [judged === 0 || judged > COUNTED ? percent(share) : `${wrong} of ${judged}`, 'judged wrong'],
  ] as const;
  const width = INNER / shown.length;
  return {
    height: 104,
    marks: shown.flatMap(([value, name], at) => [
      text(value, { x: at * width, y: 50, size: BIG, bold: true, colour: COLOURS.answered }),
      text(name, { x: at * width, y: 98, colour: COLOURS.faint }),
    ]),
  };
}

function outcomes({ questions, answered, unsure, unknown }: Figures): Part {
  if (questions === 0) return NOTHING;
  const kinds = [
    ['answered', answered, COLOURS.answered],
    ['unsure', unsure, COLOURS.unsure],
    ['unknown', unknown, COLOURS.unknown],
  ] as const;
  const width = INNER / kinds.length;
  let x = 0;
  const marks = kinds.flatMap(([name, count, colour], at) => {
    const piece = bar(x, 0, (count / questions) * INNER, 52, colour);
    x += (count / questions) * INNER;
    const said = `${name} ${percent(shareOf(count, questions))}`;
    return [piece, ...legend(said, { x: at * width, y: 80, colour })];
  });
  return { height: 112, marks: [bar(0, 0, INNER, 52, COLOURS.line), ...marks] };
}

/** What a colour means. */
function legend(said: string, at: { x: number; y: number; colour: string }): readonly Mark[] {
  const { x, y, colour } = at;
  return [bar(x, y, SWATCH, SWATCH, colour), text(said, { x: x + SWATCH + 14, y: y + SWATCH - 3 })];
}

function weeks({ weeks: all }: Figures): Part {
  if (all.length === 0) return NOTHING;
  const height = 300;
  const title = text('Questions by week', { x: 0, y: TITLE, bold: true });
  const key = legend('of these, went to staff', { x: 658, y: 7, colour: COLOURS.staff });
  return { height: height + 130, marks: [title, ...key, weeksChart(all, { y: 76, height })] };
}

/** Two columns: half of them, and nine of ten. */
function times({ firstReply, resolution, waiting }: Figures): Part {
  const rows = [
    ['first reply', firstReply],
    ['resolved', resolution],
  ] as const;
  if (waiting === 0 && rows.every(([, { count }]) => count === 0)) return NOTHING;
  const [half, most] = [INNER * 0.58, INNER];
  const cell = ({ median, p90 }: Spread, y: number): readonly Mark[] =>
    [
      [median, half],
      [p90, most],
    ].map(([ms, x = 0]) =>
      text(ms === undefined ? '–' : durationOf(ms), { x, y, align: 'right', bold: true }),
    );
  const marks = rows.flatMap(([name, spread], at) => {
    const y = TITLE + (at + 1) * ROW;
    return [text(name, { x: 0, y }), ...cell(spread, y)];
  });
  const waits = text(`${waiting} without a reply now`, { x: 0, y: TITLE + 3 * ROW });
  return {
    height: TITLE + (waiting === 0 ? 2 : 3) * ROW + 10,
    marks: [
      text('Staff’s time', { x: 0, y: TITLE, bold: true }),
      text('half within', { x: half, y: TITLE, align: 'right', colour: COLOURS.faint }),
      text('nine of ten within', { x: most, y: TITLE, align: 'right', colour: COLOURS.faint }),
      ...marks,
      ...(waiting === 0 ? [] : [waits]),
    ],
  };
}

function load({ load: all }: Figures): Part {
  if (all.length === 0) return NOTHING;
  const rows = all.slice(0, STAFF_DRAWN);
  const most = Math.max(1, ...rows.map(({ replied, holds }) => replied + holds));
  const left = 56;
  const room = INNER - left - 390;
  const marks = rows.flatMap(({ replied, holds }, at) => {
    const y = TITLE + 26 + at * ROW;
    const first = (replied / most) * room;
    const second = (holds / most) * room;
    const said = `${replied} replied · ${holds} held`;
    return [
      text(letterOf(at), { x: 0, y: y + BASE, bold: true }),
      bar(left, y, first, BAR, COLOURS.answered),
      bar(left + first, y, second, BAR, COLOURS.held),
      text(said, { x: left + first + second + 14, y: y + BASE }),
    ];
  });
  const more = all.length > rows.length ? `, the first ${rows.length} of ${all.length}` : '';
  return {
    height: TITLE + 26 + rows.length * ROW,
    marks: [
      text(`Staff${more}`, { x: 0, y: TITLE, bold: true }),
      ...legend('replied to', { x: 610, y: 7, colour: COLOURS.answered }),
      ...legend('holds now', { x: 868, y: 7, colour: COLOURS.held }),
      ...marks,
    ],
  };
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
  const left = 190;
  const room = INNER - left - 360;
  const marks = rows.flatMap(([name, share, colour, said], at) => {
    const y = TITLE + 26 + at * ROW;
    const width = (share / most) * room;
    return [
      text(name, { x: 0, y: y + BASE, size: TEXT }),
      bar(left, y, width, BAR, colour),
      text(said, { x: left + width + 14, y: y + BASE }),
    ];
  });
  return {
    height: TITLE + 26 + rows.length * ROW - (ROW - BAR),
    marks: [text('Wrong answers, 90 days', { x: 0, y: TITLE, bold: true }), ...marks],
  };
}
