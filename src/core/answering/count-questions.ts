import type { Meter } from '../meter.ts';
import type { TakeQuestion } from './take-question.ts';

/** Counts what comes of each question, and how long its stages took. */
export function countQuestions(takeQuestion: TakeQuestion, meter: Meter): TakeQuestion {
  return async function takeCountedQuestion(...args) {
    const taken = await takeQuestion(...args);
    if (taken.outcome === 'judged') meter.question(taken.verdict.outcome, taken.verdict.timings);
    else meter.question(taken.outcome);
    return taken;
  };
}
