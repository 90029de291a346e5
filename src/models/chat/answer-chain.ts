import { RunnableLambda, RunnableSequence, type Runnable } from '@langchain/core/runnables';
import type { WritingStart, WritingSteps } from '../../core/answering/writing/steps.ts';
import type { Verdict } from '../../core/verdict.ts';

/** Rewrite, retrieve, write, check: one after another, as one runnable. */
export function makeAnswerChain(steps: WritingSteps): Runnable<WritingStart, Verdict | undefined> {
  return RunnableSequence.from<WritingStart, Verdict | undefined>([
    RunnableLambda.from(steps.rewrite),
    RunnableLambda.from(steps.retrieve),
    RunnableLambda.from(steps.write),
    RunnableLambda.from(steps.check),
  ]);
}
