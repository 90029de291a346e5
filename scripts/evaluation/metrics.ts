import type { Judgement } from '../../src/core/answering/judge-question.ts';

/** One question, asked. */
export interface AskedRow {
  readonly answerable: boolean;
  /** Place of the right document, counted from 0; -1 when it was not found. */
  readonly rank: number;
  readonly outcome: Judgement['outcome'];
  readonly confidence: number;
  readonly tookMs: number;
}

type Outcomes = Record<Judgement['outcome'], number>;

/** The figures of a set, as `--json` writes them. */
export interface EvalFigures {
  readonly questions: number;
  readonly k: number;
  readonly hitAt1: number;
  readonly hitAtK: number;
  readonly mrrAtK: number;
  readonly ndcgAt10: number;
  /** Of the confidence, over all rows: how well it parts right first results from wrong ones. */
  readonly auroc: number;
  /** Share of all rows that can be stated, surest first, with 90 % of them right. */
  readonly coverageAt90: number;
  readonly coverageAt95: number;
  readonly brier: number;
  readonly outcomes: { readonly answerable: Outcomes; readonly unanswerable: Outcomes };
  /** Of the rows stated as an answer, the share that is right; 1 when none is. */
  readonly answeredRight: number;
  /** Of the answerable rows that were offered to choose from, the share that is in the first five. */
  readonly unsureHolds: number;
  readonly msPerQuestion: { readonly p50: number; readonly p95: number };
  readonly reliability: readonly ReliabilityBin[];
}

/** Questions whose confidence lies in one tenth. */
export interface ReliabilityBin {
  readonly from: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly right: number;
}

const OFFERED = 5;

/** Works the figures out. Ranking figures rest on the answerable rows, those of the confidence on all. */
export function figuresOf(rows: readonly AskedRow[], k: number): EvalFigures {
  const answerable = rows.filter((row) => row.answerable);
  const unanswerable = rows.filter((row) => !row.answerable);
  const within = (most: number) =>
    answerable.map(({ rank }) => (rank >= 0 && rank < most ? rank : -1));
  const stated = rows.filter(({ outcome }) => outcome === 'answered');
  const offered = rows.filter(({ outcome }) => outcome === 'unsure');
  const times = rows.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return {
    questions: rows.length,
    k,
    hitAt1: mean(within(1).map(hit)),
    hitAtK: mean(within(k).map(hit)),
    mrrAtK: mean(within(k).map((rank) => (rank < 0 ? 0 : 1 / (rank + 1)))),
    ndcgAt10: mean(within(10).map((rank) => (rank < 0 ? 0 : 1 / Math.log2(rank + 2)))),
    auroc: auroc(rows),
    coverageAt90: coverage(rows, 0.9),
    coverageAt95: coverage(rows, 0.95),
    brier: mean(rows.map((row) => (row.confidence - (isRight(row) ? 1 : 0)) ** 2)),
    outcomes: { answerable: countOutcomes(answerable), unanswerable: countOutcomes(unanswerable) },
    answeredRight: stated.length === 0 ? 1 : mean(stated.map((row) => (isRight(row) ? 1 : 0))),
    unsureHolds: mean(offered.map(({ rank }) => (rank >= 0 && rank < OFFERED ? 1 : 0))),
    msPerQuestion: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    reliability: reliability(rows),
  };
}

/** Whether what stood first answers the question. */
function isRight({ rank }: AskedRow): boolean {
  return rank === 0;
}

/** The value below which a share of the sorted values lies; 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function hit(rank: number): number {
  return rank >= 0 ? 1 : 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function countOutcomes(rows: readonly AskedRow[]): Outcomes {
  const counts: Outcomes = { answered: 0, unsure: 0, unknown: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** The chance that a right row is surer than a wrong one; equal ones count half. 0.5 when there is only one sort. */
function auroc(rows: readonly AskedRow[]): number {
  const right = rows.filter(isRight).map(({ confidence }) => confidence);
  const wrong = rows.filter((row) => !isRight(row)).map(({ confidence }) => confidence);
  if (right.length === 0 || wrong.length === 0) return 0.5;
  let wins = 0;
  for (const sure of right)
    for (const other of wrong) wins += sure > other ? 1 : sure === other ? 0.5 : 0;
  return wins / (right.length * wrong.length);
}

function coverage(rows: readonly AskedRow[], precision: number): number {
  const sorted = [...rows].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let most = 0;
  for (const [at, row] of sorted.entries()) {
    right += isRight(row) ? 1 : 0;
    if (right / (at + 1) >= precision) most = at + 1;
  }
  return rows.length === 0 ? 0 : most / rows.length;
}

function reliability(rows: readonly AskedRow[]): readonly ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = rows.filter(
      ({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin,
    );
    return {
      from: bin / 10,
      count: inside.length,
      meanConfidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map((row) => (isRight(row) ? 1 : 0))),
    };
  });
}
