import { fuseScores, type RankedDocument } from './fuse-scores.ts';
import type { AskersView, KnowledgeIndex } from './knowledge-index.ts';
import { makeMeasure } from './measure-documents.ts';
import type { KeywordSearch } from './ports.ts';
import type { QuestionTerm, QuestionWords } from './question-words.ts';
import { spellingsOf } from './words.ts';
import { CANDIDATES_PER_LIST, MAX_RANKED_ROWS } from './tuning.ts';

/** A question ready to be searched. */
export interface Search {
  readonly index: KnowledgeIndex;
  readonly view: AskersView;
  readonly words: QuestionWords;
  /** Undefined when the embedding model is away: then words alone decide. */
  readonly vector: Float32Array | undefined;
}

/**
 * Finds candidates by the words of whole documents, by the words of passages and by meaning, measures each
 * in every way, and fuses. Documents that the asker may not see are never candidates, and no figure of
 * the others depends on them.
 */
export async function retrieve(
  search: Search,
  keywords: KeywordSearch,
): Promise<readonly RankedDocument[]> {
  const candidates = new Set<number>();
  for (const document of await byWords(search, keywords)) candidates.add(document);
  for (const document of byMeaning(search)) candidates.add(document);
  const measure = makeMeasure(search);
  return fuseScores([...candidates].map(measure));
}

async function byWords(
  { index, view, words }: Search,
  keywords: KeywordSearch,
): Promise<readonly number[]> {
  const limit = CANDIDATES_PER_LIST;
  const known = words.terms.filter(({ term }) => term !== undefined);
  const rows = await keywords.documents({
    words: affordable(known, (term) => view.words.documentsWith(term)),
    limit,
    accept: (row) => {
      const document = index.documentAtRow(row);
      return document !== undefined && view.seesDocument(document);
    },
  });
  const ids = await keywords.passages({
    words: affordable(known, (term) => view.words.passagesWith(term)),
    limit,
    accept: (id) => {
      const passage = index.passageWithId(id);
      return passage !== undefined && view.seesPassage(passage);
    },
  });
  const fromRows = rows.map((row) => index.documentAtRow(row));
  const fromIds = ids.map((id) => index.documentOf(index.passageWithId(id) ?? -1));
  return [...fromRows, ...fromIds].filter((document) => document !== undefined);
}

function byMeaning({ index, view, vector }: Search): readonly number[] {
  if (vector === undefined) return [];
  const sees = (passage: number) => view.seesPassage(passage);
  return index.vectors
    .nearest(vector, CANDIDATES_PER_LIST, sees, view.passages)
    .map(({ passage }) => index.documentOf(passage))
    .filter((document) => document !== undefined);
}

/** The rarest words, as many as may be ranked in time; at least one. */
function affordable(
  terms: readonly QuestionTerm[],
  rowsWith: (term: number) => number,
): readonly string[] {
  let rows = 0;
  return terms
    .map(({ word, term }) => ({ word, rows: rowsWith(term ?? -1) }))
    .sort((a, b) => a.rows - b.rows)
    .filter((item, at) => {
      rows += item.rows;
      return at === 0 || rows <= MAX_RANKED_ROWS;
    })
    .flatMap(({ word }) => spellingsOf(word));
}
