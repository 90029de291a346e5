import type { Citation, Verdict } from '../../verdict.ts';
import { toCitation } from '../to-citation.ts';
import type { AnswerQuestion, PassageReader } from '../ports.ts';
import { isInstruction } from './instructions.ts';
import { MAX_SOURCES, MAX_SOURCES_LENGTH, MAX_SOURCE_DOCUMENTS, NEIGHBOURS } from './tuning.ts';

export interface FindSourcesDeps {
  readonly answerQuestion: AnswerQuestion;
  readonly passages: Pick<PassageReader, 'readDocument'>;
}

/**
 * Judges as `answerQuestion` does, and cites each document with what stands around its best passage. Not yet guarded:
 * what the asker may not see is taken out by whoever calls it.
 */
export function makeFindSources({ answerQuestion, passages }: FindSourcesDeps): AnswerQuestion {
  return async function findSources(ask): Promise<Verdict> {
    const verdict = await answerQuestion(ask);
    const first = verdict.citations.slice(0, MAX_SOURCE_DOCUMENTS);
    const around = await Promise.all(
      first.map(async (citation) => {
        const siblings = await passages.readDocument(citation.passageId);
        const at = siblings.findIndex(({ id }) => id === citation.passageId);
        return siblings
          .slice(Math.max(0, at - NEIGHBOURS), at + 1 + NEIGHBOURS)
          .filter(({ id }) => id !== citation.passageId)
          .map((passage) => toCitation(passage, citation.score));
      }),
    );
    const citations = [...first, ...around.flat()];
    return { ...verdict, citations };
  };
}

/** Of what the asker may see, what the model is given: as much as fits, and nothing that speaks to a model. */
export function sourcesForModel(citations: readonly Citation[]): readonly Citation[] {
  let room = MAX_SOURCES_LENGTH;
  return citations
    .filter(({ text, title, headings }) => !isInstruction([title, ...headings, text].join('\n')))
    .slice(0, MAX_SOURCES)
    .filter(({ text }) => {
      if (text.length > room) return false;
      room -= text.length;
      return true;
    });
}
