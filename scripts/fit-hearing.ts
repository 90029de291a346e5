/**
 * Fits the weights of the gate that tells help requests from chatter (`src/core/hearing/gate-weights.ts`) to the
 * labelled messages of `tests/core/hearing/messages.csv`, and prints how well they do on the part that is held out.
 * The rows of a `kind` beyond question, problem, error, mixed, chatter, answer, opinion, thanks and announcement were
 * written by style and language (terse, without a question mark, bursts, jokes, bot commands, …) before the features
 * were looked at: every other one of each style is held out.
 * Run it after a change to the features or the messages: `npx tsx scripts/fit-hearing.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { featuresOf } from '../src/core/hearing/message-features.ts';

const MESSAGES = new URL('../tests/core/hearing/messages.csv', import.meta.url);
const WEIGHTS = new URL('../src/core/hearing/gate-weights.ts', import.meta.url);
/** Pulls weights towards 0, so that one odd message cannot carry a feature. Chosen by cross-validation on the fit part. */
const RIDGES = [0.1, 0.3, 1, 3] as const;
const FOLDS = 5;
const STEPS = 4_000;
const RATE = 0.05;

const messageSchema = z.object({
  split: z.enum(['fit', 'test']),
  label: z.enum(['help', 'other']),
  kind: z.string(),
  text: z.string(),
});

interface Sample {
  readonly split: 'fit' | 'test';
  readonly text: string;
  readonly isHelp: number;
  readonly x: readonly number[];
}

interface Weights {
  readonly bias: number;
  readonly of: readonly number[];
}

const names = Object.keys(featuresOf(''));
const samples = z
  .array(messageSchema)
  .parse(parse(readFileSync(MESSAGES), { columns: true, skip_empty_lines: true }))
  .map(({ split, label, text }): Sample => {
    const features = featuresOf(text);
    return {
      split,
      text,
      isHelp: label === 'help' ? 1 : 0,
      x: names.map((name) => features[name] ?? 0),
    };
  });
const fitPart = samples.filter(({ split }) => split === 'fit');
const testPart = samples.filter(({ split }) => split === 'test');

const ridge = bestRidge();
const weights = fit(fitPart, ridge);
writeFileSync(WEIGHTS, asModule(weights));
report('fit', fitPart);
report('held out', testPart);

function probability({ bias, of }: Weights, x: readonly number[]): number {
  const sum = x.reduce((total, value, at) => total + value * (of[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Logistic regression by plain gradient descent: a few hundred rows need nothing more. */
function fit(part: readonly Sample[], penalty: number): Weights {
  let bias = 0;
  const of = names.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = names.map(() => 0);
    let biasSlope = 0;
    for (const { x, isHelp } of part) {
      const off = probability({ bias, of }, x) - isHelp;
      biasSlope += off;
      for (const [at, value] of x.entries()) if (value !== 0) slope[at] = (slope[at] ?? 0) + off;
    }
    bias -= ((RATE * biasSlope) / part.length) * 10;
    for (const at of names.keys()) {
      const pull = (slope[at] ?? 0) + penalty * (of[at] ?? 0);
      of[at] = (of[at] ?? 0) - (RATE * 10 * pull) / part.length;
    }
  }
  return { bias, of };
}

function bestRidge(): number {
  const losses = RIDGES.map((penalty) => {
    let loss = 0;
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const model = fit(
        fitPart.filter((_, at) => at % FOLDS !== fold),
        penalty,
      );
      for (const { x, isHelp } of fitPart.filter((_, at) => at % FOLDS === fold)) {
        const p = probability(model, x);
        loss -= Math.log(isHelp === 1 ? p : 1 - p);
      }
    }
    process.stdout.write(`ridge ${penalty}: log loss ${(loss / fitPart.length).toFixed(4)}\n`);
    return { penalty, loss };
  });
  return losses.sort((a, b) => a.loss - b.loss)[0]?.penalty ?? RIDGES[0];
}

function report(name: string, part: readonly Sample[]): void {
  for (const threshold of [0.35, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8]) {
    const spoken = part.filter(({ x }) => probability(weights, x) >= threshold);
    const right = spoken.filter(({ isHelp }) => isHelp === 1).length;
    const all = part.filter(({ isHelp }) => isHelp === 1).length;
    process.stdout.write(
      `${name} at ${threshold}: precision ${(right / spoken.length).toFixed(3)} recall ${(right / all).toFixed(3)}\n`,
    );
  }
  if (name === 'fit' || process.argv.includes('--mistakes'))
    for (const { x, isHelp, text } of part) {
      const p = probability(weights, x);
      if (p >= 0.65 !== (isHelp === 1))
        process.stdout.write(`  ${p.toFixed(2)} ${isHelp} ${JSON.stringify(text)}\n`);
    }
}

function asModule({ bias, of }: Weights): string {
  const lines = names.map((name, at) => `  ${name}: ${rounded(of[at] ?? 0)},`);
  return [
    '/** Written by `scripts/fit-hearing.ts` from the labelled messages; not by hand. Log-odds a feature. */',
    'export const GATE_WEIGHTS: Readonly<Record<string, number>> = {',
    ...lines,
    '};',
    '',
    '/** Log-odds of a message that has no feature. */',
    `export const GATE_BIAS = ${rounded(bias)};`,
    '',
  ].join('\n');
}

function rounded(weight: number): number {
  return Number(weight.toFixed(3));
}
