import type { EvalFigures } from './metrics.ts';

/** The figures as a person reads them. */
export function describeFigures(figures: EvalFigures): string {
  const { answerable, unanswerable } = figures.outcomes;
  const rows: [string, string][] = [
    ['questions', String(figures.questions)],
    ['hit@1', three(figures.hitAt1)],
    [`hit@${figures.k}`, three(figures.hitAtK)],
    [`MRR@${figures.k}`, three(figures.mrrAtK)],
    ['nDCG@10', three(figures.ndcgAt10)],
    ['AUROC of the confidence', three(figures.auroc)],
    ['coverage at 90 % precision', three(figures.coverageAt90)],
    ['coverage at 95 % precision', three(figures.coverageAt95)],
    ['Brier score', three(figures.brier)],
    ['stated answers that are right', three(figures.answeredRight)],
    ['offers that hold the answer', three(figures.unsureHolds)],
    ['answerable: answered / unsure / unknown', slashed(answerable)],
    ['unanswerable: answered / unsure / unknown', slashed(unanswerable)],
    [
      'ms a question, p50 / p95',
      `${figures.msPerQuestion.p50.toFixed(1)} / ${figures.msPerQuestion.p95.toFixed(1)}`,
    ],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const bins = figures.reliability
    .filter(({ count }) => count > 0)
    .map(
      ({ from, count, meanConfidence, right }) =>
        `${from.toFixed(1)}-${(from + 0.1).toFixed(1)}  ${String(count).padStart(6)}  ${three(meanConfidence)}  ${three(right)}`,
    );
  return [...table, '', 'confidence  rows  said   right', ...bins].join('\n');
}

function slashed({ answered, unsure, unknown }: EvalFigures['outcomes']['answerable']): string {
  return `${answered} / ${unsure} / ${unknown}`;
}

function three(value: number): string {
  return value.toFixed(3);
}
