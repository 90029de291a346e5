import type { Insights } from './ports.ts';

type Cell = string | number | undefined;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The insights as CSV: what, whose or when, how much. Names no learner, and words of public questions alone. */
export function insightsCsv({ figures, findings, gaps, budget }: Insights): string {
  const { firstReply, resolution } = figures;
  const rows: readonly (readonly Cell[])[] = [
    ['figure', 'of', 'value'],
    ['from', '', figures.from.toISOString()],
    ['to', '', figures.to.toISOString()],
    ...(
      [
        'questions',
        'answered',
        'unsure',
        'unknown',
        'escalated',
        'solved',
        'judged',
        'wrong',
      ] as const
    ).map((name) => [name, '', figures[name]]),
    ['first reply, median minutes', firstReply.count, minutes(firstReply.median)],
    ['first reply, 90th percentile minutes', firstReply.count, minutes(firstReply.p90)],
    ['resolution, median minutes', resolution.count, minutes(resolution.median)],
    ['resolution, 90th percentile minutes', resolution.count, minutes(resolution.p90)],
    ...figures.load.flatMap(({ staffId, replied, holds }) => [
      ['staff replied', `id ${staffId}`, replied],
      ['staff holds', `id ${staffId}`, holds],
    ]),
    ...figures.weeks.flatMap(({ startsOn, questions, escalated }) => [
      ['questions in week', startsOn, questions],
      ['escalated in week', startsOn, escalated],
    ]),
    ...figures.courseWeeks.map(({ week, questions }) => ['questions about week', week, questions]),
    ['wrong answers accepted', '', budget.accepted],
    ['wrong answers measured', `of ${budget.judged} in 90 days`, budget.wrong],
    ['stated from', '', budget.answerFrom],
    ['notes that never answer', '', findings.neverAnswering.count],
    ...findings.neverAnswering.titles.map((title) => ['note that never answers', title, '']),
    ...findings.wrong.map(({ title, wrong }) => ['note with wrong answers', title, wrong]),
    ...findings.askedAfterFix.map(({ title, questions }) => [
      'asked after the fix',
      title,
      questions,
    ]),
    ...gaps.map(({ wordings, people }) => [
      'people with a gap',
      wordings[0]?.text ?? '(private)',
      people,
    ]),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function minutes(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms / 60_000);
}

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
