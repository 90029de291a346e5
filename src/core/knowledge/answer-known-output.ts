import { quotePassages } from './quote-passages.ts';
import type { AnswerQuestion } from '../answering/ports.ts';
import type { Passage } from '../passage.ts';
import type { AskerScope } from '../question.ts';
import type { Signals } from '../verdict.ts';
import { fingerprintsOf } from './fingerprint.ts';

/** The known issues whose output was seen before. */
export interface KnownOutputs {
  /** The passages, in reading order, of a known issue that this asker may see and that shows one of these outputs. */
  find(fingerprints: readonly string[], scope: AskerScope): Promise<readonly Passage[]>;
}

export interface AnswerKnownOutputDeps {
  readonly answerQuestion: AnswerQuestion;
  readonly outputs: KnownOutputs;
  readonly generation: () => number;
}

/** Stands in the signals of an answer that rests on the very same output. */
const SAME_OUTPUT = 'sameOutput';

/** Was it the pasted output, and not the search, that led to the answer? */
export function isSameOutput(signals: Signals): boolean {
  return signals[SAME_OUTPUT] === 1;
}

/** Before anything is searched: an output that a known issue shows, figures and paths apart, is that issue. */
export function makeAnswerKnownOutput(deps: AnswerKnownOutputDeps): AnswerQuestion {
  const { answerQuestion, outputs, generation } = deps;
  return async function answerKnownOutput(ask) {
    const started = performance.now();
    const fingerprints = fingerprintsOf(ask.asked ?? ask.text);
    const passages = fingerprints.length === 0 ? [] : await outputs.find(fingerprints, ask.scope);
    const [first] = passages;
    if (first === undefined) return await answerQuestion(ask);
    const known = { confidence: 1, signals: { [SAME_OUTPUT]: 1 } };
    const timings = { totalMs: performance.now() - started };
    return quotePassages(first, passages, { ...known, timings, generation: generation() });
  };
}
