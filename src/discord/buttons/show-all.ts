import type { Button } from '../registry.ts';
import { readableAnswer } from '../render/readable-answer.ts';
import { makePagedAnswerButtons } from './paged-answer.ts';
import { wholeAnswer, type ShownAnswerDeps } from './shown-answer.ts';

/** `Show all`: the whole fix or explanation, to the presser only; and the buttons that turn its pages. */
export function makeShowAllButtons(deps: ShownAnswerDeps): readonly Button[] {
  return makePagedAnswerButtons(
    {
      name: 'show-all',
      write: async ({ verdict, scope }, texts) =>
        readableAnswer(await wholeAnswer(verdict, scope, deps), texts),
    },
    deps,
  );
}
