import { ModelUnavailable } from '../errors.ts';
import type { Signals, Timings } from '../verdict.ts';
import { cleanQuestion } from './clean-question.ts';
import { probability, signalsOf } from './confidence.ts';
import { ANSWERABLE, RIGHT_FIRST } from './confidence-weights.ts';
import type { RankedDocument } from './fuse-scores.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { mendQuestion } from './mend-question.ts';
import type { Ask, QuestionEmbedder } from './ports.ts';
import { questionWords, type QuestionWords } from './question-words.ts';
import { startRetrieval } from './retrieve.ts';
import { FOLLOW_UP_TERMS, THRESHOLDS } from './tuning.ts';
import { isStopWord, wordsOf } from './words.ts';

/** What was found for a question, and how sure that makes us. */
export interface Judgement {
  readonly outcome: 'answered' | 'unsure' | 'unknown';
  readonly confidence: number;
  readonly answerable: number;
  readonly signals: Signals;
  readonly timings: Timings;
  /** What was asked; later states of the knowledge do not touch it. */
  readonly index: KnowledgeIndex;
  readonly words: QuestionWords;
  readonly ranked: readonly RankedDocument[];
}

export interface JudgeQuestionDeps {
  /** The knowledge as it is now; a question under way keeps what it got. */
  readonly currentIndex: () => KnowledgeIndex;
  readonly embedder: QuestionEmbedder;
  /** Whether the embedding model has learnt a word, lower case: then it is not mistyped. */
  readonly knowsWord: (word: string) => boolean;
}

export type JudgeQuestion = (ask: Ask) => Promise<Judgement>;

export function makeJudgeQuestion({ currentIndex, embedder, knowsWord }: JudgeQuestionDeps) {
  return async function judgeQuestion(ask: Ask): Promise<Judgement> {
    const started = performance.now();
    const index = currentIndex();
    const view = index.viewOf(ask.scope);
    const { text, gist } = cleanQuestion(ask.text);
    const before = earlierOf(ask, text);
    const isEmpty = gist === '';
    // The model has a thread of its own: the words are searched while it works.
    const mended = mendQuestion(`${before} ${gist}`.trim(), view.typos, knowsWord);
    const embedding = isEmpty ? NOTHING : timed(vectorOf(embedder, mended));
    const words = questionWords(text, index, view, before);
    const rank = startRetrieval({ index, view, words });
    const searchedMs = performance.now() - started;
    const { result: vector, tookMs: embedMs } = await embedding;
    const rankedFrom = performance.now();
    const ranked = isEmpty ? [] : rank(vector);
    const signals = signalsOf(ranked, words);
    // Signs and stop words ask nothing, however near to a note the model may put them.
    const isNothing = ranked.length === 0 || words.terms.length === 0;
    const confidence = isNothing ? 0 : probability(RIGHT_FIRST, signals);
    // Where the first answers, something does, whatever the second model makes of it.
    const answerable = isNothing ? 0 : Math.max(confidence, probability(ANSWERABLE, signals));
    const ended = performance.now();
    const timings = {
      embedMs,
      searchMs: searchedMs + ended - rankedFrom,
      totalMs: ended - started,
    };
    const outcome = outcomeOf(confidence, answerable);
    return { outcome, confidence, answerable, signals, timings, index, words, ranked };
  };
}

/** Of a question without a word. */
const NOTHING = { result: undefined, tookMs: 0 } as const;

async function timed<T>(
  work: Promise<T>,
): Promise<{ readonly result: T; readonly tookMs: number }> {
  const started = performance.now();
  const result = await work;
  return { result, tookMs: performance.now() - started };
}

function outcomeOf(confidence: number, answerable: number): Judgement['outcome'] {
  if (confidence >= THRESHOLDS.answered) return 'answered';
  return answerable >= THRESHOLDS.unsure ? 'unsure' : 'unknown';
}

/** Without the model the words still find; without meaning the confidence stays low, as it should. */
export async function vectorOf(
  embedder: QuestionEmbedder,
  text: string,
): Promise<Float32Array | undefined> {
  try {
    return await embedder.embedQuestion(text);
  } catch (error) {
    if (error instanceof ModelUnavailable) return undefined;
    throw error;
  }
}

/** A follow-up is too short to be understood alone: the questions before it are read with it. */
function earlierOf({ earlier }: Ask, text: string): string {
  const asked = wordsOf(text).filter((word) => !isStopWord(word));
  if (earlier === undefined || asked.length > FOLLOW_UP_TERMS) return '';
  return earlier.map((turn) => cleanQuestion(turn).gist).join(' ');
}
