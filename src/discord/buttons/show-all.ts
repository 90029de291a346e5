import type { Button } from '../registry.ts';
import { renderCitation } from '../render/citation.ts';
import { readableAnswer } from '../render/readable-answer.ts';
import type { Texts } from '../render/texts.ts';
import { makePagedAnswerButtons } from './paged-answer.ts';
import {
  offeredSections,
  wholeAnswer,
  type ShownAnswer,
  type ShownAnswerDeps,
} from './shown-answer.ts';

/**
 * `Show all`: the whole fix or explanation, or each section that was offered to choose from, to the presser only; and
 * the buttons that turn its pages.
 */
export function makeShowAllButtons(deps: ShownAnswerDeps): readonly Button[] {
  const write = async ({ verdict, scope }: ShownAnswer, texts: Texts) => {
    if (verdict.outcome === 'answered')
      return readableAnswer(await wholeAnswer(verdict, scope, deps), texts);
    const sections = await offeredSections(verdict, scope, deps);
    return sections
      .map(
        ({ citation, text }) =>
          `${renderCitation(citation, texts)}\n\n${readableAnswer(text, texts)}`,
      )
      .join('\n\n');
  };
  return makePagedAnswerButtons({ name: 'show-all', write }, deps);
}
