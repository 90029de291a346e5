import { percent, shareOf, type Figures, type Spread } from '../../core/insights/figures.ts';
import type { BudgetState } from '../../core/insights/ports.ts';
import { ENOUGH_VERDICTS } from '../../core/insights/tuning.ts';
import { insightTexts as texts } from './insight-texts.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const BUSIEST = 3;
const HOUR_MS = 60 * 60 * 1000;

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
        ];
  return [
    heading,
    ...asked,
    `**First reply by staff**: ${spread(figures.firstReply, texts.noReplies)}`,
    `**Resolved**: ${spread(figures.resolution, texts.noResolutions)}`,
    ...staffLine(figures),
    ...weekLines(figures),
    budgetLine(budget),
  ];
}

function spread({ count, median, p90 }: Spread, none: string): string {
  if (median === undefined || p90 === undefined) return none;
  return texts.within(duration(median), duration(p90), count);
}

/** The letters are those of the picture. */
function staffLine({ load }: Figures): readonly string[] {
  if (load.length === 0) return [];
  const people = load.map(
    ({ staffId, replied, holds }, at) =>
      `${String.fromCharCode(65 + at)} <@${staffId}> ${replied} replied, ${holds} held`,
  );
  return [`**Staff**: ${people.join(' · ')}`];
}

function weekLines({ weeks, courseWeeks }: Figures): readonly string[] {
  const busiest = weeks
    .filter(({ questions }) => questions > 0)
    .sort((a, b) => b.questions - a.questions)
    .slice(0, BUSIEST)
    .map(({ startsOn, questions }) => `from ${DAY.format(new Date(startsOn))} (${questions})`);
  const asked = courseWeeks
    .slice(0, BUSIEST)
    .map(({ week, questions }) => `week ${week} (${questions})`);
  return [
    ...(busiest.length === 0 ? [] : [`**Busiest weeks**: ${busiest.join(' · ')}`]),
    ...(asked.length === 0 ? [] : [`**Most asked about**: ${asked.join(' · ')}`]),
  ];
}

function budgetLine({ accepted, judged, wrong, answerFrom }: BudgetState): string {
  const share = shareOf(wrong, judged);
  const measured =
    share === undefined ? texts.notMeasured : texts.measured(percent(share), wrong, judged);
  return [
    texts.budget(percent(accepted), measured),
    ...(judged > 0 && judged < ENOUGH_VERDICTS ? [texts.tooFew(ENOUGH_VERDICTS)] : []),
    ...(answerFrom === undefined ? [] : [texts.statedFrom(percent(answerFrom))]),
  ].join(' · ');
}

/** `12 min`, `3.5 h`, `2.1 days`. */
function duration(ms: number): string {
  const hours = ms / HOUR_MS;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 48) return `${Math.round(hours * 10) / 10} h`;
  return `${Math.round((hours / 24) * 10) / 10} days`;
}
