import { cleanQuestion } from '../answering/clean-question.ts';
import { letterOf, shareOf, type Figures, type Spread } from './figures.ts';
import type { Gap } from './gap.ts';
import type { Insights } from './ports.ts';

type Cell = string | number | undefined;
/** What, of whom or when, how much, of which unit. */
type Row = readonly [figure: string, of: Cell, value: Cell, unit: string];

/** Without it spreadsheets take the file for their machine's old encoding, and spoil every accent. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would take for a formula, at the beginning of a cell. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/u;
/** The same after a character that some spreadsheets divide cells by, whatever the file says. */
const INNER_FORMULA = /([;\t|])(\s*)(?=[=+\-@＝＋－＠])/gu;
/** Characters of a wording: a cell is no place for a traceback. */
const WORDING_LIMIT = 300;

/**
 * The insights as CSV (RFC 4180), one figure a row. Names nobody, staff by the letters of the picture, and holds
 * words of public questions alone.
 */
export function insightsCsv({ figures, findings, gaps, budget }: Insights): string {
  const { judged, wrong, accepted, answerFrom } = budget;
  const rows: readonly Row[] = [
    ...countRows(figures),
    ['escalations without a reply now', '', figures.waiting, 'escalations'],
    ...spreadRows('first reply', figures.firstReply),
    ...spreadRows('resolution', figures.resolution),
    ...figures.load.flatMap(({ replied, holds }, at): Row[] => [
      ['replied to', `staff ${letterOf(at)}`, replied, 'escalations'],
      ['holds now', `staff ${letterOf(at)}`, holds, 'escalations'],
    ]),
    ...figures.weeks.flatMap(({ startsOn, questions, escalated }): Row[] => [
      ['asked in week from', startsOn, questions, 'questions'],
      ['went to staff in week from', startsOn, escalated, 'questions'],
    ]),
    ...figures.courseWeeks.map(({ course, week, questions }): Row => {
      const named = course === undefined ? `week ${week}` : `${course}, week ${week}`;
      return ['answered from notes of', named, questions, 'questions'];
    }),
    ['wrong answers accepted', '', accepted, 'share'],
    ['wrong answers measured', 'in 90 days', rounded(shareOf(wrong, judged)), 'share'],
    ['wrong answers', 'in 90 days', wrong, 'answers'],
    ['judged answers', 'in 90 days', judged, 'answers'],
    ['answers are stated from', '', answerFrom, 'confidence'],
    ['notes that never answer', '', findings.neverAnswering.count, 'notes'],
    ...findings.neverAnswering.shown.map(({ title }): Row => ['never answers', title, '', '']),
    ...findings.wrong.map(({ title, wrong: of }): Row => ['answers wrongly', title, of, 'answers']),
    ...findings.askedAfterFix.map(({ title, questions }): Row => [
      'asked after the fix',
      title,
      questions,
      'questions',
    ]),
    ...findings.openAfterFix.map(({ title, fixedOn }): Row => {
      return ['open although fixed', title, fixedOn.toISOString().slice(0, 10), 'day'];
    }),
    ...gaps.map((gap): Row => ['the notes do not answer', wordingOf(gap), gap.people, 'people']),
    ...gaps.map((gap): Row => ['of these asked staff', wordingOf(gap), gap.askedPerson, 'people']),
  ];
  const table = [['figure', 'of', 'value', 'unit'], ...rows];
  return `${BYTE_ORDER_MARK}${table.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function countRows(figures: Figures): readonly Row[] {
  const { from, to, questions } = figures;
  const parts = [
    ['answered', figures.answered],
    ['unsure', figures.unsure],
    ['unknown', figures.unknown],
    ['went to staff', figures.escalated],
    ['solved by the bot', figures.solved],
  ] as const;
  return [
    ['from', '', from.toISOString(), 'time, UTC'],
    ['to', '', to.toISOString(), 'time, UTC'],
    ['questions', '', questions, 'questions'],
    ...parts.flatMap(([name, count]): Row[] => [
      [name, '', count, 'questions'],
      [name, 'of the questions', rounded(shareOf(count, questions)), 'share'],
    ]),
    ['judged', '', figures.judged, 'answers'],
    ['judged wrong', '', figures.wrong, 'answers'],
  ];
}

function spreadRows(name: string, { count, median, p90 }: Spread): readonly Row[] {
  return [
    [name, 'median', minutes(median), 'minutes'],
    [name, '90th percentile', minutes(p90), 'minutes'],
    [name, 'counted', count, 'escalations'],
  ];
}

function wordingOf({ wordings: [first] }: Gap): string {
  if (first === undefined) return '(private)';
  const line = cleanQuestion(first.text).text.replace(/\s+/g, ' ');
  return line.slice(0, WORDING_LIMIT).replace(/[\uD800-\uDBFF]$/, '');
}

function minutes(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms / 60_000);
}

function rounded(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(share * 10_000) / 10_000;
}

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const inner = value.replace(INNER_FORMULA, "$1$2'");
  const safe = FORMULA.test(inner) ? `'${inner}` : inner;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
