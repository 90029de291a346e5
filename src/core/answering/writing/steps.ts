import { ModelUnavailable } from '../../errors.ts';
import type { Citation, Verdict } from '../../verdict.ts';
import type { AnswerQuestion, Ask } from '../ports.ts';
import { composeAnswer } from './compose-answer.ts';
import { DraftChecker, type CheckedSentence } from './draft-checker.ts';
import { readDraft, readRestated } from './draft.ts';
import { readEvidence } from './evidence.ts';
import { dot } from '../../dot.ts';
import type { AnswerWriter, GuardVerdict, SentenceEmbedder, Tokens } from './ports.ts';
import { estimateTokens, restatePrompt, writePrompt } from './prompt.ts';
import { sourcesForModel } from './sources.ts';
import { MAX_ANSWER_LOSS, MIN_ANSWER_COSINE, MIN_UNSURE_COSINE } from './tuning.ts';

/** What the first step gets. */
export interface WritingStart {
  readonly ask: Ask;
  /** What goes out when nothing better is written. */
  readonly plain: Verdict;
  /** Ends the model's work; what was checked until then counts. */
  readonly stop: AbortSignal;
  /** Ends all of it. */
  readonly signal: AbortSignal;
  /** Called with every answer so far that may be sent. */
  readonly onDraft: (verdict: Verdict) => void;
  /** Called with what each call of the model took. */
  readonly onTokens: (tokens: Tokens) => void;
}

export interface Restated extends WritingStart {
  /** The question in words that need no context. */
  readonly question: Ask;
}

export interface Retrieved extends Restated {
  readonly sources: readonly Citation[];
}

export interface Drafted extends Retrieved {
  readonly kept: readonly CheckedSentence[];
}

/** The steps from a question to a checked answer; each takes what the one before gives. */
export interface WritingSteps {
  readonly rewrite: (start: WritingStart) => Promise<Restated>;
  readonly retrieve: (restated: Restated) => Promise<Retrieved>;
  readonly write: (retrieved: Retrieved) => Promise<Drafted>;
  /** Undefined when what is left does not answer. */
  readonly check: (drafted: Drafted) => Promise<Verdict | undefined>;
}

export interface WritingStepsDeps {
  readonly writer: AnswerWriter;
  /** What may be shown to the model: guarded for the asker. */
  readonly findSources: AnswerQuestion;
  readonly guard: GuardVerdict;
  readonly embedder: SentenceEmbedder;
}

export function makeWritingSteps(deps: WritingStepsDeps): WritingSteps {
  const { writer, findSources, embedder, guard } = deps;
  return {
    async rewrite(start) {
      const { ask, signal, onTokens } = start;
      if (ask.earlier === undefined || ask.earlier.length === 0) return { ...start, question: ask };
      const said = await writer.write(restatePrompt(ask), { signal });
      onTokens(said.tokens);
      const text = readRestated(said.text);
      if (text === undefined) return { ...start, question: ask };
      return { ...start, question: { ...ask, text, earlier: [] } };
    },
    async retrieve(restated) {
      const found = await findSources(restated.question);
      return { ...restated, sources: sourcesForModel(found.citations) };
    },
    async write(retrieved) {
      return { ...retrieved, kept: await draftAnswer(retrieved, deps) };
    },
    async check({ question, plain, kept }) {
      if (!(await answers(question.text, kept, plain, embedder))) return undefined;
      const verdict = await guard(composeAnswer(kept, plain), question);
      return verdict.outcome === 'answered' ? verdict : undefined;
    },
  };
}

async function draftAnswer(
  { ask, plain, question, sources, signal, stop, onDraft, onTokens }: Retrieved,
  { writer, embedder, guard }: WritingStepsDeps,
): Promise<readonly CheckedSentence[]> {
  if (sources.length === 0) return [];
  const evidence = readEvidence(sources, embedder);
  const checker = new DraftChecker({ sources, evidence, embedder });
  const show = () => void showDraft(composeAnswer(checker.kept, plain), ask, guard, onDraft);
  let heard = '';
  const take = (soFar: string) => {
    heard = soFar;
    checker.take(readDraft(soFar), show);
  };
  const prompt = writePrompt(question, sources);
  try {
    const either = AbortSignal.any([signal, stop]);
    const said = await writer.write(prompt, { signal: either, onText: take });
    onTokens(said.tokens);
    take(said.text);
  } catch (error) {
    // What was begun is paid for, though nobody counts it any more.
    if (heard !== '') onTokens(estimateTokens(prompt, heard));
    if (!(error instanceof ModelUnavailable) || !stop.aborted) throw error;
  }
  return checker.done();
}

/** A draft that cannot be guarded is not shown; the final answer meets the same fault where it is handled. */
async function showDraft(
  draft: Verdict,
  ask: Ask,
  guard: GuardVerdict,
  onDraft: (verdict: Verdict) => void,
): Promise<void> {
  const verdict = await guard(draft, ask).catch(() => undefined);
  if (verdict?.outcome === 'answered') onDraft(verdict);
}

/** Whether what is left still answers: near enough to the question, and not much farther than the notes' own words. */
async function answers(
  question: string,
  kept: readonly CheckedSentence[],
  plain: Verdict,
  embedder: SentenceEmbedder,
): Promise<boolean> {
  if (kept.length === 0) return false;
  const isSure = plain.outcome === 'answered';
  const best = plain.citations[0]?.documentId;
  const restsOnBest = kept.some(({ sources }) =>
    sources.some(({ documentId }) => documentId === best),
  );
  if (isSure && !restsOnBest) return false;
  const text = kept.map((sentence) => sentence.text).join(' ');
  const [asked, written, own] = await embedder.embed([question, text, isSure ? plain.text : text]);
  if (asked === undefined || written === undefined || own === undefined) return false;
  const cosine = dot(asked, written);
  if (!isSure) return cosine >= MIN_UNSURE_COSINE;
  return cosine >= MIN_ANSWER_COSINE && cosine >= dot(asked, own) - MAX_ANSWER_LOSS;
}
