import type { Mark } from 'vega';
import { durationOf, letterOf, type Figures, type Spread } from '../core/insights/figures.ts';
import { COLOURS, INNER, bar, text } from './look.ts';
import { BAR, BASE, legend, NOTHING, ROW, TITLE, type Part } from './part.ts';

/** Rows of the load that are drawn; the text names more. */
const STAFF_DRAWN = 6;

/** Staff's time, in two columns: half of them, and nine of ten. */
export function times({ firstReply, resolution, waiting }: Figures): Part {
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

/** Who replied to how many, and holds how many. */
export function load({ load: all }: Figures): Part {
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
