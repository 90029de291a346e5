/**
 * Fits the two models of `src/core/answering/confidence-weights.ts` and prints how well they do on the half of the
 * rows that is held out. Arguments come in groups, in this order; a group's figures are those of its documents:
 *   --documents FILE_OR_DIR --questions FILE.csv   rows as for `npm run eval`
 *   --documents FILE_OR_DIR --foreign FILE.csv     questions that these documents do not answer, whatever their row says
 *   --where TEXT                                   of the foreign rows before, only those whose document holds TEXT
 */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { probability, type LogisticModel } from '../src/core/answering/confidence.ts';
import { BadInput } from '../src/core/errors.ts';
import { openLog } from '../src/telemetry/pino-log.ts';
import { fitLogistic, type Sample } from './evaluation/fit-logistic.ts';
import { figuresOf } from './evaluation/metrics.ts';
import { describeFigures } from './evaluation/print-figures.ts';
import { readQuestionRows } from './evaluation/question-rows.ts';
import { askRows, openEvaluationSet, type JudgedRow } from './evaluation/run-evaluation.ts';

const WEIGHTS = new URL('../src/core/answering/confidence-weights.ts', import.meta.url);
/**
 * How good the first is, how far ahead, and the neighbouring words or, in a question of one word, what stands for
 * them; and what a share of few words or of many is worth: steady from course to course.
 */
const RIGHT_FIRST = [
  'cosine',
  'meaning',
  'coverage',
  'bm25',
  'fusedMargin',
  'meaningMargin',
  'bm25Margin',
  'pairs',
  'alone',
  'aloneMeaning',
  'aloneHeading',
  'long',
  'longCoverage',
];
/** These alone are steadier on other courses than all together. */
const ANSWERABLE = ['meaning', 'coverage', 'fusedMargin', 'heading', 'long', 'longCoverage'];
/** Rows of a set that count in full; a larger set's rows count less, so that it does not drown the others. */
const FULL_ROWS = 400;

interface Group {
  readonly documents: string;
  questions: string;
  isForeign: boolean;
  where: string;
}

interface FitRow extends JudgedRow {
  readonly weight: number;
}

async function main(): Promise<void> {
  const groups = readGroups();
  const fitted: FitRow[] = [];
  const heldOut: FitRow[] = [];
  for (const group of groups) {
    const rows = await judgeGroup(group);
    for (const [at, row] of rows.entries()) (at % 2 === 0 ? fitted : heldOut).push(row);
  }
  const rightFirst = fitLogistic(
    fitted.map((row) => toSample(row, row.rank === 0)),
    RIGHT_FIRST,
  );
  const answerable = fitLogistic(
    fitted.map((row) => toSample(row, row.answerable)),
    ANSWERABLE,
  );
  await writeFile(WEIGHTS, moduleOf(groups, rightFirst, answerable));
  describe('fitted half', fitted, rightFirst, answerable);
  describe('held-out half', heldOut, rightFirst, answerable);
}

function readGroups(): Group[] {
  const { tokens } = parseArgs({
    options: {
      documents: { type: 'string' },
      questions: { type: 'string' },
      foreign: { type: 'string' },
      where: { type: 'string' },
    },
    tokens: true,
  });
  const groups: Group[] = [];
  for (const token of tokens) {
    const value = token.kind === 'option' ? token.value : '';
    const name = token.kind === 'option' ? token.name : '';
    const last = groups.at(-1);
    if (name === 'documents')
      groups.push({ documents: value, questions: '', isForeign: false, where: '' });
    else if (last === undefined) throw new BadInput('begin with --documents FILE_OR_DIR');
    else if (name === 'where') last.where = value;
    else [last.questions, last.isForeign] = [value, name === 'foreign'];
  }
  if (groups.length === 0) throw new BadInput('begin with --documents FILE_OR_DIR');
  return groups;
}

async function judgeGroup({ documents, questions, isForeign, where }: Group): Promise<FitRow[]> {
  const { dataDir, embeddingModel } = readConfig(process.env);
  const { log } = openLog('warn');
  const all = await readQuestionRows(questions);
  const rows = isForeign
    ? all
        .filter(({ document }) => document?.includes(where) ?? where === '')
        .map((row) => ({ ...row, course: undefined, document: undefined }))
    : all;
  const knowledge = await openEvaluationSet({ documents, dataDir, embeddingModel, log });
  const judged = await askRows(knowledge, rows);
  await knowledge.close();
  const weight = Math.min(1, FULL_ROWS / rows.length);
  return judged.map((row) => ({ ...row, weight }));
}

function toSample({ judgement, weight }: FitRow, isTrue: boolean): Sample {
  return { signals: judgement.signals, isTrue, weight };
}

function moduleOf(
  groups: readonly Group[],
  rightFirst: LogisticModel,
  answerable: LogisticModel,
): string {
  const sets = groups.map(({ documents, questions, isForeign, where }) => {
    const asked = `${basename(questions)}${where === '' ? '' : ` (${where})`}`;
    return `${asked} ${isForeign ? 'foreign to' : 'on'} ${basename(documents)}`;
  });
  return [
    `import type { LogisticModel } from './confidence.ts';`,
    `/** Written by \`scripts/fit-confidence.ts\`, from every second row of these sets. */`,
    `export const FITTED_ON: readonly string[] = ${JSON.stringify(sets)};`,
    `/** "The first source answers this." */`,
    `export const RIGHT_FIRST: LogisticModel = ${JSON.stringify(rightFirst)};`,
    `/** "Something in the index answers this." */`,
    `export const ANSWERABLE: LogisticModel = ${JSON.stringify(answerable)};`,
  ].join('\n\n');
}

function describe(
  name: string,
  rows: readonly FitRow[],
  rightFirst: LogisticModel,
  answerable: LogisticModel,
): void {
  const judged = rows.map((row) => {
    const confidence = probability(rightFirst, row.judgement.signals);
    return { ...row, confidence, holds: probability(answerable, row.judgement.signals) };
  });
  console.log(`== ${name}\n${describeFigures(figuresOf(judged, 5))}`);
  for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const stated = judged.filter(({ confidence }) => confidence >= threshold);
    const offered = judged.filter(({ holds }) => holds >= threshold);
    const foreign = judged.filter((row) => !row.answerable);
    const share = (some: readonly FitRow[], all: readonly FitRow[]) =>
      (some.length / Math.max(1, all.length)).toFixed(3);
    console.log(
      [
        `threshold ${threshold}`,
        `stated ${share(stated, judged)}`,
        `right ${share(
          stated.filter(({ rank }) => rank === 0),
          stated,
        )}`,
        `unanswerable stated ${share(
          stated.filter((row) => !row.answerable),
          foreign,
        )}`,
        `held answerable ${share(offered, judged)}`,
        `unanswerable below ${share(
          foreign.filter(({ holds }) => holds < threshold),
          foreign,
        )}`,
        `answerable below ${share(
          judged.filter((row) => row.answerable && row.holds < threshold),
          judged.filter((row) => row.answerable),
        )}`,
      ].join(', '),
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof BadInput ? error.message : error);
  process.exitCode = error instanceof BadInput ? 2 : 1;
});
