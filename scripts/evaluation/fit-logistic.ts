import type { LogisticModel } from '../../src/core/answering/confidence.ts';
import type { Signals } from '../../src/core/verdict.ts';

/** One question's signals, and whether the claim to be learnt is true of it. */
export interface Sample {
  readonly signals: Signals;
  readonly isTrue: boolean;
  readonly weight: number;
}

/** Pulls weights of standardised signals towards 0, so that none stands on a few odd rows. */
const RIDGE = 1;
const STEPS = 40;

/** Logistic regression by Newton's method, on standardised signals, given back for raw ones. */
export function fitLogistic(samples: readonly Sample[], names: readonly string[]): LogisticModel {
  const columns = names.map((name) => samples.map(({ signals }) => signals[name] ?? 0));
  const means = columns.map(mean);
  const spreads = columns.map((column, at) => spread(column, means[at] ?? 0));
  const rows = samples.map(({ signals }) => [
    1,
    ...names.map((name, at) => ((signals[name] ?? 0) - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  ]);
  let found = new Array<number>(names.length + 1).fill(0);
  for (let step = 0; step < STEPS; step += 1) found = newtonStep(samples, rows, found);
  const weights = names.map((_, at) => (found[at + 1] ?? 0) / (spreads[at] ?? 1));
  const shift = weights.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return {
    bias: round((found[0] ?? 0) - shift),
    weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])),
  };
}

function newtonStep(
  samples: readonly Sample[],
  rows: readonly (readonly number[])[],
  from: readonly number[],
): number[] {
  const size = from.length;
  const slope = from.map((value, at): number => (at === 0 ? 0 : RIDGE * value));
  const bend = from.map((_, i) => from.map((__, j): number => (i === j && i > 0 ? RIDGE : 0)));
  for (const [at, row] of rows.entries()) {
    const sample = samples[at];
    if (sample === undefined) continue;
    const { isTrue, weight } = sample;
    const sum = row.reduce((total, value, i) => total + value * (from[i] ?? 0), 0);
    const p = 1 / (1 + Math.exp(-sum));
    for (let i = 0; i < size; i += 1) {
      slope[i] = (slope[i] ?? 0) + weight * (p - (isTrue ? 1 : 0)) * (row[i] ?? 0);
      const line = bend[i] ?? [];
      for (let j = 0; j < size; j += 1)
        line[j] = (line[j] ?? 0) + weight * p * (1 - p) * (row[i] ?? 0) * (row[j] ?? 0);
    }
  }
  const step = solve(bend, slope);
  return from.map((value, at) => value - (step[at] ?? 0));
}

/** Gauss elimination; the matrix is positive definite, so no pivot is 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 1;
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = (row[at] ?? 0) / pivot;
      for (let j = at; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function spread(values: readonly number[], middle: number): number {
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
