import { cleanQuestion } from '../answering/clean-question.ts';
import { quotePassages } from './quote-passages.ts';
import { vectorOf } from '../answering/judge-question.ts';
import type { Ask, AnswerQuestion, QuestionEmbedder } from '../answering/ports.ts';
import { wordsOf } from '../answering/words.ts';
import { isSameQuestion, type Compared } from '../escalation/same-question.ts';
import type { DocumentId, QuestionId, ServerId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import type { AskerScope } from '../question.ts';
import type { Verdict } from '../verdict.ts';

/** A wording of a question that staff said a document answers. */
export interface Phrasing {
  readonly documentId: DocumentId;
  readonly text: string;
  /** Of the model that made the vector. */
  readonly recipe: string;
  readonly vector: Float32Array;
}

/** A wording to keep. */
export interface NewPhrasing extends Omit<Phrasing, 'documentId'> {
  /** Whose words they are: erased with it. Undefined where staff wrote them. */
  readonly questionId: QuestionId | undefined;
}

/** Keeps the wordings that documents answer, by server. */
export interface PhrasingStore {
  /** The same wording of the same document is kept once. */
  add(
    serverId: ServerId,
    documentId: DocumentId,
    phrasings: readonly NewPhrasing[],
    at: Date,
  ): Promise<void>;
  list(serverId: ServerId): Promise<readonly Phrasing[]>;
  /** What a phrasing leads to; undefined when its document is gone or this asker may not see it. */
  target(phrasing: Phrasing, scope: AskerScope): Promise<PhrasingTarget | undefined>;
}

/** A document that answers a wording. */
export interface PhrasingTarget {
  /** The passage that is nearest to the wording; the first when there are no vectors to compare. */
  readonly best: Passage;
  /** All of them, in reading order. */
  readonly passages: readonly Passage[];
}

export interface AnswerKnownPhrasingDeps {
  readonly answerQuestion: AnswerQuestion;
  readonly phrasings: Pick<PhrasingStore, 'list' | 'target'>;
  readonly embedder: QuestionEmbedder & { readonly recipe: string };
  readonly generation: () => number;
}

/** 0 to 1: staff named the document for this wording; above every threshold that verdicts lead to. */
const CONFIDENCE = 0.97;
/** Stands in the signals of an answer that staff's naming led to. */
const KNOWN_PHRASING = 'knownPhrasing';

/**
 * A wording that staff said a document answers is answered from it: word for word before anything is searched,
 * asked in other words where the search found no answer.
 */
export function makeAnswerKnownPhrasing(deps: AnswerKnownPhrasingDeps): AnswerQuestion {
  const { answerQuestion, phrasings } = deps;
  return async function answerKnownPhrasing(ask) {
    const { serverId } = ask.scope;
    const known = serverId === undefined ? [] : await phrasings.list(serverId);
    if (known.length === 0) return await answerQuestion(ask);
    const said = keyOf(ask.text);
    const literal = known.filter(({ text }) => keyOf(text) === said);
    const told = said === '' ? undefined : await answerFrom(literal, ask, deps);
    if (told !== undefined) return told;
    const verdict = await answerQuestion(ask);
    if (verdict.outcome === 'answered') return verdict;
    return (await answerFrom(await sameAs(ask, known, deps), ask, deps)) ?? verdict;
  };
}

async function sameAs(
  ask: Ask,
  known: readonly Phrasing[],
  { embedder }: AnswerKnownPhrasingDeps,
): Promise<readonly Phrasing[]> {
  const { text, gist } = cleanQuestion(ask.text);
  if (gist === '') return [];
  const vector = await vectorOf(embedder, gist);
  if (vector === undefined) return [];
  const asked = compared(text, vector);
  return known.filter(
    ({ recipe, text: wording, vector: other }) =>
      recipe === embedder.recipe && isSameQuestion(asked, compared(wording, other)),
  );
}

function compared(text: string, vector: Float32Array): Compared {
  return { text, course: undefined, fingerprints: [], vector };
}

/** The newest naming counts whose document is still there for this asker. */
async function answerFrom(
  fitting: readonly Phrasing[],
  { scope }: Ask,
  { phrasings, generation }: AnswerKnownPhrasingDeps,
): Promise<Verdict | undefined> {
  const started = performance.now();
  for (const phrasing of fitting) {
    const target = await phrasings.target(phrasing, scope);
    if (target === undefined) continue;
    const { best, passages } = target;
    const known = { confidence: CONFIDENCE, signals: { [KNOWN_PHRASING]: 1 } };
    const timings = { totalMs: performance.now() - started };
    return quotePassages(best, passages, { ...known, timings, generation: generation() });
  }
  return undefined;
}

function keyOf(text: string): string {
  return wordsOf(cleanQuestion(text).text).join(' ');
}
