import { writeFile } from 'node:fs/promises';
import { readConfig } from '../src/config.ts';
import { BadInput } from '../src/core/errors.ts';
import { openLog } from '../src/telemetry/pino-log.ts';
import { figuresOf } from './evaluation/metrics.ts';
import { describeFigures } from './evaluation/print-figures.ts';
import { readQuestionRows } from './evaluation/question-rows.ts';
import { evaluateAnswers } from './evaluation/evaluate-answers.ts';
import { evaluateGrounding } from './evaluation/evaluate-grounding.ts';
import { runScript, type Arguments } from './support/run-script.ts';
import { askRows, openEvaluationSet } from './evaluation/run-evaluation.ts';

const USAGE =
  'usage: npm run eval -- --documents FILE_OR_DIR --questions FILE.csv [--k 5] [--json OUT]\n' +
  '   or: npm run eval -- --grounding [--misses]\n' +
  '   or: npm run eval -- --answers [--documents DIR] [--questions FILE.csv], with LLM_PROVIDER and LLM_MODEL';

const SYNTAX = {
  usage: USAGE,
  options: {
    documents: { type: 'string' },
    questions: { type: 'string' },
    k: { type: 'string', default: '5' },
    json: { type: 'string' },
    misses: { type: 'boolean', default: false },
    grounding: { type: 'boolean', default: false },
    answers: { type: 'boolean', default: false },
  },
} as const;

async function main({ values }: Arguments<typeof SYNTAX>): Promise<void> {
  if (values.grounding) return evaluateGrounding(values.questions, values.misses);
  if (values.answers) return evaluateAnswers(values);
  const k = Number(values.k);
  if (values.documents === undefined || values.questions === undefined) throw new BadInput(USAGE);
  if (!Number.isInteger(k) || k < 1) throw new BadInput('--k must be a whole number from 1');
  const { dataDir, embeddingModel } = readConfig(process.env);
  const { log } = openLog('warn');
  const rows = await readQuestionRows(values.questions);
  const knowledge = await openEvaluationSet({
    documents: values.documents,
    dataDir,
    embeddingModel,
    log,
  });
  const judged = await askRows(knowledge, rows);
  const figures = figuresOf(judged, k);
  console.log(describeFigures(figures));
  if (values.misses) {
    for (const { row, rank, found, outcome, confidence } of judged)
      if (row.document === undefined ? outcome === 'answered' : rank !== 0)
        console.log(
          [rank, outcome, confidence.toFixed(2), row.question, row.document, found[0]].join(' | '),
        );
  }
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  await knowledge.close();
}

runScript(SYNTAX, main);
