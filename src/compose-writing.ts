import type { Config } from './config.ts';
import { makeFindSources } from './core/answering/writing/sources.ts';
import { AnswerCache } from './core/answering/writing/answer-cache.ts';
import { makeSpending } from './core/answering/writing/spending.ts';
import { makeWritingSteps } from './core/answering/writing/steps.ts';
import { makeWriteAnswer } from './core/answering/writing/write-answer.ts';
import type { GuardVerdict } from './core/answering/writing/ports.ts';
import type { AnswerQuestion, PassageReader } from './core/answering/ports.ts';
import type { Log } from './core/log.ts';
import { makeBottleneckModelGate } from './limits/bottleneck-model-gate.ts';
import type { LocalEmbeddings } from './models/local-embeddings.ts';
import type { Database } from './storage/open-database.ts';
import { SqliteSpendStore } from './storage/sqlite-spend-store.ts';

export interface WritingParts {
  readonly db: Database;
  readonly embeddings: Pick<LocalEmbeddings, 'embedPassages'>;
  readonly passages: PassageReader;
  /** Answers in the notes' own words, not yet guarded. */
  readonly answerQuestion: AnswerQuestion;
  /** Puts the guard around what answers. */
  readonly guarded: (answerQuestion: AnswerQuestion) => AnswerQuestion;
  readonly log: Log;
}

/** Lets the configured model write; its code is loaded here and nowhere else. */
export async function composeWriting(
  llm: NonNullable<Config['llm']>,
  { db, embeddings, passages, answerQuestion, guarded, log }: WritingParts,
): Promise<AnswerQuestion> {
  const [{ makeAnswerChain }, { openAnswerWriter }] = await Promise.all([
    import('./models/chat/answer-chain.ts'),
    import('./models/chat/open-answer-writer.ts'),
  ]);
  const clock = () => new Date();
  const embedder = {
    embed: async (texts: readonly string[]) => embeddings.embedPassages(texts),
  };
  const guard: GuardVerdict = async (verdict, ask) =>
    guarded(async () => Promise.resolve(verdict))(ask);
  const steps = makeWritingSteps({
    writer: await openAnswerWriter(llm),
    findSources: guarded(makeFindSources({ answerQuestion, passages })),
    guard,
    embedder,
  });
  return makeWriteAnswer({
    answerQuestion: guarded(answerQuestion),
    chain: makeAnswerChain(steps),
    gate: makeBottleneckModelGate({ log }),
    spending: makeSpending(new SqliteSpendStore(db), llm.spending, clock),
    cache: new AnswerCache(embedder, clock),
    guard,
    log,
  });
}
