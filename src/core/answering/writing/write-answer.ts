import { missingFactOf } from '../vague-call.ts';
import type { Runnable } from '@langchain/core/runnables';
import { ModelUnavailable } from '../../errors.ts';
import { asksForSolution, namesGradedWork } from '../../integrity/asks-for-solution.ts';
import type { Log } from '../../log.ts';
import type { Verdict } from '../../verdict.ts';
import type { AnswerQuestion, Ask } from '../ports.ts';
import type { AnswerCache } from './answer-cache.ts';
import { isInstruction } from './instructions.ts';
import type { GuardVerdict, ModelGate, Tokens } from './ports.ts';
import type { Spending } from './spending.ts';
import type { WritingStart } from './steps.ts';
import {
  LETTERS_PER_TOKEN,
  MAX_ASKED_LENGTH,
  MAX_EARLIER_LENGTH,
  MAX_OUTPUT_TOKENS,
  MAX_SOURCES_LENGTH,
  PREVIEW_AFTER_MS,
  WRITING_DEADLINE_MS,
} from './tuning.ts';

export interface WriteAnswerDeps {
  /** Answers in the notes' own words; guarded. Always asked first, and what goes out when nothing better comes. */
  readonly answerQuestion: AnswerQuestion;
  /** The steps from question to checked answer, composed. */
  readonly chain: Pick<Runnable<WritingStart, Verdict | undefined>, 'invoke'>;
  readonly gate: ModelGate;
  readonly spending: Spending;
  readonly cache: AnswerCache;
  /** Looks again at what was kept: what may be sent can change without the notes. */
  readonly guard: GuardVerdict;
  readonly log: Log;
  readonly deadlineMs?: number;
  readonly previewAfterMs?: number;
}

/** Answers as before and, where the notes hold an answer, lets a model put it in words that rest on them. */
export function makeWriteAnswer(deps: WriteAnswerDeps): AnswerQuestion {
  const { answerQuestion, cache, log } = deps;
  const recall = makeRecall(deps);
  return async function writeAnswer(ask): Promise<Verdict> {
    const plain = await answerQuestion(ask);
    if (!isWorthWriting(ask, plain)) return plain;
    const isAlone = ask.earlier === undefined || ask.earlier.length === 0;
    try {
      const cached = isAlone ? await recall(ask, plain) : undefined;
      if (cached !== undefined) return { ...cached, timings: plain.timings };
      const started = performance.now();
      const written = await writeWithinBudget(deps, ask, plain);
      if (written === undefined) return plain;
      const writeMs = performance.now() - started;
      const isForOthers = isAlone && ask.isPrivate !== true && ask.stop?.aborted !== true;
      if (isForOthers) await cache.keep(ask, plain, written);
      return { ...written, timings: { ...plain.timings, writeMs } };
    } catch (error) {
      if (!(error instanceof ModelUnavailable)) throw error;
      log.debug({ err: error }, 'not written');
      return plain;
    }
  };
}

function makeRecall({ cache, guard }: Pick<WriteAnswerDeps, 'cache' | 'guard'>) {
  return async function recall(ask: Ask, plain: Verdict): Promise<Verdict | undefined> {
    const kept = await cache.find(ask, plain);
    const verdict = kept === undefined ? undefined : await guard(kept, ask);
    return verdict?.outcome === 'answered' ? verdict : undefined;
  };
}

/** Not: what nothing answers, what is asked back, solutions of graded work, orders to the model. */
function isWorthWriting({ text, earlier = [] }: Ask, plain: Verdict): boolean {
  if (plain.outcome === 'unknown' || plain.citations.length === 0) return false;
  if (missingFactOf(plain.signals) !== undefined) return false;
  if (plain.outcome === 'answered' && plain.isGraded === true) return false;
  const asked = [...earlier, text];
  const wishesSolution = asked.some(asksForSolution) && asked.some(namesGradedWork);
  return !wishesSolution && !asked.some(isInstruction);
}

async function writeWithinBudget(
  { chain, gate, spending, log, ...times }: WriteAnswerDeps,
  ask: Ask,
  plain: Verdict,
): Promise<Verdict | undefined> {
  const calls = ask.earlier === undefined || ask.earlier.length === 0 ? 1 : 2;
  const { serverId } = ask.scope;
  const payer = { serverId, learnerId: ask.learnerId };
  const paid = await spending.reserve(payer, mostTokens(calls));
  if (paid === undefined) {
    log.info({ serverId }, 'budget of the day is spent');
    return undefined;
  }
  let used: Tokens = { input: 0, output: 0 };
  const preview = showLater(ask, plain, times.previewAfterMs ?? PREVIEW_AFTER_MS);
  // Who waits at the gate waits for the answer, too.
  const signal = AbortSignal.timeout(times.deadlineMs ?? WRITING_DEADLINE_MS);
  try {
    return await gate.run(async () => {
      if (signal.aborted) return undefined;
      return chain.invoke({
        ask,
        plain,
        stop: ask.stop ?? new AbortController().signal,
        signal,
        onDraft: (verdict) => {
          preview.cancel();
          ask.onDraft?.(verdict);
        },
        onTokens: ({ input, output }) => {
          used = { input: used.input + input, output: used.output + output };
        },
      });
    });
  } finally {
    preview.cancel();
    await paid.settle(used);
  }
}

/** Nobody waits for a silent model: the notes' own words are shown meanwhile. */
function showLater(ask: Ask, plain: Verdict, afterMs: number) {
  const timer = setTimeout(() => {
    if (plain.outcome === 'answered') ask.onDraft?.(plain);
  }, afterMs);
  return { cancel: () => clearTimeout(timer) };
}

/** What the prompts and the longest answers can take. */
function mostTokens(calls: number): Tokens {
  const letters = MAX_SOURCES_LENGTH + MAX_ASKED_LENGTH + MAX_EARLIER_LENGTH + RULES_LENGTH;
  return {
    input: Math.ceil((calls * letters) / LETTERS_PER_TOKEN),
    output: calls * MAX_OUTPUT_TOKENS,
  };
}

/** Characters of our rules and of the form around the sources, rounded up. */
const RULES_LENGTH = 3_000;
