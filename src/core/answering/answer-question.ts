import { deepLink } from '../deep-link.ts';
import { asPassageId, type PassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import { unreachable } from '../unreachable.ts';
import type { Citation, Verdict } from '../verdict.ts';
import { choosePassages, nextSection, type FoundPassage } from './choose-passage.ts';
import { extractAnswers, type Extract } from './extract-answer.ts';
import { followOn, ownWordsFirst } from './follow-up.ts';
import type { RankedDocument } from './fuse-scores.ts';
import {
  makeJudgeQuestion,
  type Judgement,
  type JudgeQuestion,
  type JudgeQuestionDeps,
} from './judge-question.ts';
import type { AnswerQuestion, Ask, PassageReader } from './ports.ts';
import { ANSWER_CITATIONS } from './tuning.ts';
import { offersSections, worthOffering } from './worth-offering.ts';

export interface AnswerQuestionDeps extends JudgeQuestionDeps {
  readonly passages: PassageReader;
}

/** Makes the way from a question to a verdict: search, judge, and say what the best source says. */
export function makeAnswerQuestion(deps: AnswerQuestionDeps): AnswerQuestion {
  const judgeQuestion = makeJudgeQuestion(deps);
  const extract = makeExtract(deps, judgeQuestion);
  return async function answerQuestion(ask): Promise<Verdict> {
    const judgement = await judgeQuestion(ask);
    const { outcome } = judgement;
    const others = await offers(ask, judgement, deps.passages);
    switch (outcome) {
      case 'answered':
        return answer(judgement, await extract(ask, judgement), others);
      case 'unsure':
      case 'unknown':
        return { outcome, ...judged(judgement), citations: others };
      default:
        return unreachable(outcome);
    }
  };
}

function answer(
  judgement: Judgement,
  { text, used }: Extract,
  others: readonly Citation[],
): Verdict {
  const [first] = judgement.ranked;
  const [best] = used;
  // The document may have been replaced while it was asked for; then nothing is stated.
  if (best === undefined || first === undefined)
    return { outcome: 'unsure', ...judged(judgement), citations: others };
  const cited = used.map((passage) => toCitation(passage, first.score));
  const rest = others.filter(({ documentId }) => documentId !== best.documentId);
  const citations = [...cited, ...rest].slice(0, Math.max(ANSWER_CITATIONS, cited.length + 1));
  return { outcome: 'answered', ...judged(judgement), text, citations };
}

/** Makes the function that takes from the best document what answers; of a follow-up, what is not said yet. */
function makeExtract(
  { passages }: Pick<AnswerQuestionDeps, 'passages'>,
  judgeQuestion: JudgeQuestion,
) {
  return extract;

  async function extract(ask: Ask, judgement: Judgement): Promise<Extract> {
    return (await goOn(ask, judgement)).extracted;
  }

  async function goOn(ask: Ask, judgement: Judgement) {
    const [first] = judgement.ranked;
    const bestId = first === undefined ? undefined : bestPassageId(first, judgement);
    const siblings = bestId === undefined ? [] : await passages.readDocument(asPassageId(bestId));
    const terms = ownWordsFirst(judgement.words.terms);
    const before = await saidBefore(ask, judgement);
    const found = followOn(foundOf(first, siblings, judgement), terms, ask.text, before);
    const chosen = choosePassages(found, terms, ask.text);
    const extracted = extractAnswers(chosen, siblings, terms, before);
    return { extracted, said: new Set([...before, ...extracted.used.map(({ id }) => id)]) };
  }

  /** Asks anew what was asked before: an answer that was kept may be of notes that have changed since. */
  async function saidBefore(
    { earlier = [], scope }: Ask,
    { words }: Judgement,
  ): Promise<ReadonlySet<PassageId>> {
    const text = earlier.at(-1);
    if (text === undefined || !words.terms.some(({ isCarried }) => isCarried === true))
      return new Set();
    const ask: Ask = { text, scope, earlier: earlier.slice(0, -1) };
    const judgement = await judgeQuestion(ask);
    return judgement.outcome === 'answered' ? (await goOn(ask, judgement)).said : new Set();
  }
}

/**
 * The best documents, each cited at the section that would answer, best document first; where nothing is stated, the
 * best one at its next section too.
 */
async function offers(
  { text }: Ask,
  judgement: Judgement,
  passages: PassageReader,
): Promise<readonly Citation[]> {
  const terms = ownWordsFirst(judgement.words.terms);
  const offered = worthOffering(judgement.ranked, judgement).map(async (document, place) => {
    const id = bestPassageId(document, judgement);
    const siblings = id === undefined ? [] : await passages.readDocument(asPassageId(id));
    const found = foundOf(document, siblings, judgement);
    const [passage] = choosePassages(found, terms, text);
    if (passage === undefined) return [];
    // Of a known issue the fix is what counts, wherever the words were found.
    const hasNext = place === 0 && offersSections(judgement) && passage.meta.kind !== 'known-issue';
    const next = hasNext ? nextSection(found, passage, terms, text) : undefined;
    const sections = next === undefined ? [passage] : [passage, next];
    return sections.map((section) => toCitation(section, document.score));
  });
  return withoutCopies((await Promise.all(offered)).flat());
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
function foundOf(
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

function bestPassageId(document: RankedDocument, { index }: Pick<Judgement, 'index'>) {
  const best = document.ranked[0];
  return best === undefined ? undefined : index.idOf(best.passage);
}

/** A passage as a source. */
export function toCitation(passage: Passage, score: number): Citation {
  const { id, documentId, path, meta, headings, place, text } = passage;
  const { title, course, week, kind, issueStatus, fixedOn } = meta;
  const url = deepLink(meta.url, place);
  return {
    passageId: id,
    documentId,
    title,
    path,
    headings,
    place,
    course,
    week,
    kind,
    issueStatus,
    ...(fixedOn && { fixedOn: fixedOn.toISOString() }),
    url,
    score,
    text,
  };
}

function judged({ confidence, answerable, signals, timings, index }: Judgement) {
  return { confidence, answerable, signals, timings, generation: index.generation };
}
