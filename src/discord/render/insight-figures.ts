import { escapeMarkdown } from 'discord.js';
import { isBeyondChance } from '../../core/insights/error-budget.ts';
import {
  durationOf,
  letterOf,
  percent,
  shareOf,
  type CourseWeek,
  type Figures,
  type Spread,
} from '../../core/insights/figures.ts';
import type { BudgetState } from '../../core/insights/ports.ts';
import { ENOUGH_VERDICTS } from '../../core/insights/tuning.ts';
import { insightTexts as texts } from './insight-texts.ts';
import { oneLine } from './quote.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const BUSIEST = 3;
/** Staff in the text: more would crowd out what comes after. */
const STAFF_SHOWN = 10;
/** Characters of the name of a course. */
const COURSE_LIMIT = 60;

/** The figures in words, as a screen reader reads them: one line each. */
export function figureLines(figures: Figures, budget: BudgetState): readonly string[] {
  const { from, to, questions, answered, unsure, unknown, escalated, solved } = figures;
  const of = (count: number) => `${count} (${percent(shareOf(count, questions))})`;
  const heading = texts.heading(DAY.format(from), DAY.format(to));
  const asked =
    questions === 0
      ? [texts.nothing]
      : [
          `**Questions**: ${questions} · answered ${of(answered)} · unsure ${of(unsure)} · unknown ${of(unknown)} · went to staff ${of(escalated)}`,
          `**Solved by the bot**: ${of(solved)}; ${texts.solved}`,
          ...(figures.judged === 0 ? [] : [texts.judgedWrong(figures.wrong, figures.judged)]),
        ];
  return [
    heading,
    ...asked,
    `**First reply by staff**: ${spread(figures.firstReply, texts.noReplies)}${texts.waiting(figures.waiting)}`,
    `**Resolved**: ${spread(figures.resolution, texts.noResolutions)}`,
    ...staffLine(figures),
    ...weekLines(figures),
    budgetLine(budget),
  ];
}

function spread({ count, median, p90 }: Spread, none: string): string {
  if (median === undefined || p90 === undefined) return none;
  return texts.within(durationOf(median), durationOf(p90), count);
}

/** The letters are those of the picture. */
function staffLine({ load }: Figures): readonly string[] {
  if (load.length === 0) return [];
  const people = load
    .slice(0, STAFF_SHOWN)
    .map(
      ({ staffId, replied, holds }, at) =>
        `${letterOf(at)} <@${staffId}> ${replied} replied, ${holds} held`,
    );
  const more = load.length - people.length;
  return [`**Staff**: ${[...people, ...(more > 0 ? [texts.moreStaff(more)] : [])].join(' · ')}`];
}

function weekLines({ weeks, courseWeeks }: Figures): readonly string[] {
  const busiest = weeks
    .filter(({ questions }) => questions > 0)
    .sort((a, b) => b.questions - a.questions)
    .slice(0, BUSIEST)
    .map(({ startsOn, questions }) => `from ${DAY.format(new Date(startsOn))} (${questions})`);
  const asked = courseWeeks
    .slice(0, BUSIEST)
    .map((of) => `${namedWeek(of, courseWeeks)} (${of.questions})`);
  return [
    ...(busiest.length === 0 ? [] : [`**Busiest weeks**: ${busiest.join(' · ')}`]),
    ...(asked.length === 0 ? [] : [`**Most asked about**: ${asked.join(' · ')}`]),
  ];
}

/** With its course where there are several: each has a first week. */
function namedWeek({ course, week }: CourseWeek, all: readonly CourseWeek[]): string {
  const isAlone = all.every((other) => other.course === course);
  if (course === undefined || isAlone) return `week ${week}`;
  return `${escapeMarkdown(oneLine(course, COURSE_LIMIT))}, week ${week}`;
}

/** Why the threshold does not move, although something was measured. */
function followsNothing(budget: BudgetState): readonly string[] {
  const { accepted, judged, wrong } = budget;
  if (judged === 0) return [];
  if (judged < ENOUGH_VERDICTS) return [texts.tooFew(ENOUGH_VERDICTS)];
  if (budget.isOneSitting) return [texts.oneSitting];
  const isByChance = wrong > judged * accepted && !isBeyondChance(accepted, { wrong, of: judged });
  return isByChance ? [texts.byChance] : [];
}

function budgetLine(budget: BudgetState): string {
  const { accepted, judged, wrong, answerFrom, people, days } = budget;
  const by = judged === 0 ? '' : texts.movedBy(people, days);
  const share = shareOf(wrong, judged);
  const measured =
    share === undefined ? texts.notMeasured : texts.measured(percent(share), wrong, judged);
  return [
    texts.budget(percent(accepted), measured),
    ...followsNothing(budget),
    ...(answerFrom === undefined ? [] : [texts.statedFrom(percent(answerFrom), by)]),
  ].join(' · ');
}
