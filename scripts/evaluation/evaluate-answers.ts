import { readConfig } from '../../src/config.ts';
import { courseKey } from '../../src/core/course.ts';
import { dot } from '../../src/core/dot.ts';
import { BadInput } from '../../src/core/errors.ts';
import { readEvidence } from '../../src/core/answering/writing/evidence.ts';
import { isSupported, measureSupport } from '../../src/core/answering/writing/ground-sentence.ts';
import type { SentenceEmbedder } from '../../src/core/answering/writing/ports.ts';
import { sentences } from '../../src/core/indexing/sentences.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { openLog } from '../../src/telemetry/pino-log.ts';
import { readQuestionRows } from './question-rows.ts';
import { openEvaluationSet } from './run-evaluation.ts';

export interface EvaluateAnswersOptions {
  readonly documents?: string | undefined;
  readonly questions?: string | undefined;
}

/**
 * `npm run eval -- --answers`: asks the question set with the configured model and prints how many answers it wrote,
 * how many of their sentences the cited passages support, and how near answers are to questions.
 */
export async function evaluateAnswers({
  documents = 'knowledge',
  questions = 'tests/retrieval/golden.csv',
}: EvaluateAnswersOptions): Promise<void> {
  const { dataDir, embeddingModel, llm } = readConfig(process.env);
  if (llm === undefined) throw new BadInput('--answers needs LLM_PROVIDER and LLM_MODEL');
  const { log } = openLog('warn');
  const knowledge = await openEvaluationSet({ documents, dataDir, embeddingModel, llm, log });
  const embedder = {
    embed: async (texts: readonly string[]) => knowledge.embeddings.embedPassages(texts),
  };
  const scores: AnswerScore[] = [];
  const rows = await readQuestionRows(questions);
  try {
    for (const { question, course } of rows) {
      const courses = course === undefined ? undefined : [courseKey(course)];
      const scope = { audience: 'learner', serverId: undefined, courses, now: new Date() } as const;
      const verdict = await knowledge.answerQuestion({ text: question, scope });
      const score = await scoreAnswer(question, verdict, embedder);
      if (score !== undefined) scores.push(score);
    }
  } finally {
    await knowledge.close();
  }
  console.log(describeScores(rows.length, scores));
}

interface AnswerScore {
  readonly isWritten: boolean;
  /** Sentences, and those that a cited passage supports. */
  readonly said: number;
  readonly supported: number;
  /** -1 to 1: answer and question. */
  readonly nearness: number;
}

async function scoreAnswer(
  question: string,
  verdict: Verdict,
  embedder: SentenceEmbedder,
): Promise<AnswerScore | undefined> {
  if (verdict.outcome !== 'answered') return undefined;
  const bare = verdict.text.replace(/ \[\d\]/g, '');
  const evidence = await readEvidence(verdict.citations, embedder);
  const parts = sentences(bare).map((part) => part.trim());
  const vectors = await embedder.embed([question, bare, ...parts]);
  const supported = parts.filter((part, at) => {
    const vector = vectors[at + 2];
    return (
      vector !== undefined &&
      evidence.some((source) => isSupported(measureSupport(part, vector, [source])))
    );
  });
  const [asked, answered] = vectors;
  const nearness = asked === undefined || answered === undefined ? 0 : dot(asked, answered);
  const isWritten = verdict.timings['writeMs'] !== undefined;
  return { isWritten, said: parts.length, supported: supported.length, nearness };
}

function describeScores(asked: number, scores: readonly AnswerScore[]): string {
  const sum = (figure: (score: AnswerScore) => number) =>
    scores.reduce((total, score) => total + figure(score), 0);
  const written = scores.filter(({ isWritten }) => isWritten).length;
  const said = sum((score) => score.said);
  const faithful = sum(({ supported }) => supported) / Math.max(1, said);
  const near = sum(({ nearness }) => nearness) / Math.max(1, scores.length);
  return [
    `of ${asked} questions ${scores.length} answered, ${written} of them in the model’s words`,
    `faithfulness ${faithful.toFixed(3)}: the share of ${said} sentences that a cited passage supports`,
    `usefulness   ${near.toFixed(3)}: how near answers are to their questions, from -1 to 1, on average`,
  ].join('\n');
}
