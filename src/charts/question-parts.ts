import { percent, shareOf, type Figures } from '../core/insights/figures.ts';
import { BIG, COLOURS, INNER, bar, text } from './look.ts';
import { legend, NOTHING, TITLE, type Part } from './part.ts';
import { weeksChart } from './weeks-chart.ts';

/** Answers: of more a share is said, of fewer how many. */
const COUNTED = 999;

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** How many questions, and from when to when. */
export function heading({ from, to, questions }: Figures): Part {
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

/** What share the bot solved, went to staff, was judged wrong. */
export function tiles({ questions, escalated, solved, judged, wrong }: Figures): Part {
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

/** How many were answered, unsure and unknown. */
export function outcomes({ questions, answered, unsure, unknown }: Figures): Part {
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

/** Questions by week. */
export function weeks({ weeks: all }: Figures): Part {
  if (all.length === 0) return NOTHING;
  const height = 300;
  const title = text('Questions by week', { x: 0, y: TITLE, bold: true });
  const key = legend('of these, went to staff', { x: 658, y: 7, colour: COLOURS.staff });
  return { height: height + 130, marks: [title, ...key, weeksChart(all, { y: 76, height })] };
}
