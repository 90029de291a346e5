import { asPassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import type { Citation } from '../verdict.ts';
import { choosePassages, nextSection, type FoundPassage } from './choose-passage.ts';
import { ownWordsFirst } from './follow-up.ts';
import type { RankedDocument } from './fuse-scores.ts';
import type { Judgement } from './judge-question.ts';
import type { Ask, PassageReader } from './ports.ts';
import { toCitation } from './to-citation.ts';
import { ASK_BACK_ISSUES, QUOTED_FROM } from './tuning.ts';
import { offersSections, worthOffering } from './worth-offering.ts';

/**
 * The best documents, each cited at the section that would answer, best document first; where nothing is stated, the
 * best one at its next section too.
 */
export async function offers(
  { text }: Ask,
  judgement: Judgement,
  passages: PassageReader,
): Promise<readonly Citation[]> {
  const terms = ownWordsFirst(judgement.words.terms);
  const offered = worthOffering(judgement.ranked, judgement).map(async (document, place) => {
    const siblings = await passagesOf(document, judgement, passages);
    const found = foundOf(document, siblings, judgement);
    const [passage] = choosePassages(found, terms, text);
    if (passage === undefined) return [];
    const cite = (section: Passage) => toCitation(section, document.score);
    if (judgement.outcome === 'answered') return [cite(passage)];
    // "Since when" or "Cause" tells nobody whether it is theirs: a known issue is offered where it begins.
    if (passage.meta.kind === 'known-issue') return [cite(siblings[0] ?? passage)];
    const hasNext = place === 0 && offersSections(judgement);
    const next = hasNext ? nextSection(found, passage, terms, text) : undefined;
    return (next === undefined ? [passage] : [passage, next]).map(cite);
  });
  return withoutCopies((await Promise.all(offered)).flat());
}

/** The known issues that a call for help may be about, each by its symptom, by which the learner may know theirs. */
export async function knownIssuesNear(
  judgement: Judgement,
  passages: PassageReader,
): Promise<readonly Citation[]> {
  if (judgement.answerable < QUOTED_FROM) return [];
  let found: readonly Citation[] = [];
  for (const document of judgement.ranked) {
    if (found.length === ASK_BACK_ISSUES) break;
    const [symptom] = await passagesOf(document, judgement, passages);
    if (symptom?.meta.kind === 'known-issue')
      found = withoutCopies([...found, toCitation(symptom, document.score)]);
  }
  return found;
}

/** What staff wrote and its file in the course's repository are one source, and so are two copies of a note. */
function withoutCopies(citations: readonly Citation[]): readonly Citation[] {
  const saying = ({ title, headings, text }: Citation) => JSON.stringify([title, headings, text]);
  const first = new Map(
    citations.toReversed().map((citation) => [saying(citation), citation] as const),
  );
  return citations.filter((citation) => first.get(saying(citation)) === citation);
}

/** The document's passages, with what the search measured of each. */
export function foundOf(
  document: RankedDocument | undefined,
  siblings: readonly Passage[],
  { index }: Pick<Judgement, 'index'>,
): readonly FoundPassage[] {
  const byId = new Map<number | undefined, Passage>(siblings.map((one) => [one.id, one]));
  return (document?.ranked ?? []).flatMap(({ passage: number, bm25, cosine }) => {
    const passage = byId.get(index.idOf(number));
    return passage === undefined ? [] : [{ passage, bm25, cosine }];
  });
}

/** All passages of a document, in their order. */
export async function passagesOf(
  document: RankedDocument | undefined,
  judgement: Pick<Judgement, 'index'>,
  passages: PassageReader,
): Promise<readonly Passage[]> {
  const id = document === undefined ? undefined : bestPassageId(document, judgement);
  return id === undefined ? [] : passages.readDocument(asPassageId(id));
}

function bestPassageId(document: RankedDocument, { index }: Pick<Judgement, 'index'>) {
  const best = document.ranked[0];
  return best === undefined ? undefined : index.idOf(best.passage);
}
