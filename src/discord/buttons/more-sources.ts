import type { Button } from '../registry.ts';
import { renderCitation } from '../render/citation.ts';
import { makePagedAnswerButtons } from './paged-answer.ts';
import type { ShownAnswerDeps } from './shown-answer.ts';

/** `More sources`: every source of an answer, to the presser only; and the buttons that turn its pages. */
export function makeMoreSourcesButtons(deps: ShownAnswerDeps): readonly Button[] {
  return makePagedAnswerButtons(
    {
      name: 'more-sources',
      write: ({ verdict }, texts) => {
        const lines = verdict.citations.map(
          (citation, number) => `${number + 1}. ${renderCitation(citation, texts)}`,
        );
        return [texts.allSources, '', ...lines].join('\n');
      },
    },
    deps,
  );
}
