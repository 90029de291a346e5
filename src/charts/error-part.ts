import { percent, shareOf } from '../core/insights/figures.ts';
import type { BudgetState } from '../core/insights/ports.ts';
import { JUDGED_DAYS } from '../core/insights/tuning.ts';
import { COLOURS, INNER, bar, text } from './look.ts';
import { BAR, BASE, ROW, TITLE, type Part } from './part.ts';

/** How many answers may be wrong, and how many are. */
export function errors({ accepted, judged, wrong }: BudgetState): Part {
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
      text(name, { x: 0, y: y + BASE }),
      bar(left, y, width, BAR, colour),
      text(said, { x: left + width + 14, y: y + BASE }),
    ];
  });
  return {
    height: TITLE + 26 + rows.length * ROW - (ROW - BAR),
    marks: [text(`Wrong answers, ${JUDGED_DAYS} days`, { x: 0, y: TITLE, bold: true }), ...marks],
  };
}
