import type { PassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import type { Citation, Verdict } from '../verdict.ts';
import { choosePassages, nearerSection, type FoundPassage } from './choose-passage.ts';
import type { Extract } from './extract-answer.ts';
import { extractAnswers, extractNamed } from './extract-parts.ts';
import { followOn, ownWordsFirst } from './follow-up.ts';
import {
  makeJudgeQuestion,
  type Judgement,
  type JudgeQuestion,
  type JudgeQuestionDeps,
} from './judge-question.ts';
import type { AnswerQuestion, Ask, PassageReader } from './ports.ts';
import type { QuestionTerm } from './question-words.ts';
import { foundOf, knownIssuesNear, offers, passagesOf } from './offers.ts';
import { isOfAnotherNumber } from './other-number.ts';
import { toCitation } from './to-citation.ts';
import { ANSWER_CITATIONS } from './tuning.ts';
import { missingFact, withMissingFact, type MissingFact } from './vague-call.ts';

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
    const missing = (ask.earlier ?? []).length === 0 ? missingFact(ask.text) : undefined;
    if (missing !== undefined)
      return askBack(missing, judgement, await knownIssuesNear(judgement, deps.passages));
    if (outcome !== 'answered') return offer(outcome);
    const extracted = await extract(ask, judgement);
    // The document may have been replaced while it was asked for, or tells of another course than the asked one.
    if (extracted.used.length === 0 || isOfAnotherNumber(ask.text, extracted.used))
      return offer('unsure');
    return answer(judgement, extracted, await offers(ask, judgement, deps.passages));

    async function offer(told: 'unsure' | 'unknown'): Promise<Verdict> {
      const citations = await offers(ask, { ...judgement, outcome: told }, deps.passages);
      return { outcome: told, ...judged(judgement), citations };
    }
  };
}

function answer(
  judgement: Judgement,
  { text, used }: Extract,
  others: readonly Citation[],
): Verdict {
  const score = judgement.ranked[0]?.score ?? 0;
  const cited = used.map((passage) => toCitation(passage, score));
  const rest = others.filter(({ documentId }) => documentId !== used[0]?.documentId);
  const citations = [...cited, ...rest].slice(0, Math.max(ANSWER_CITATIONS, cited.length + 1));
  return { outcome: 'answered', ...judged(judgement), text, citations };
}

/** What answers a call for help that says nothing in particular: the question back, and what it may be about. */
function askBack(
  missing: MissingFact,
  judgement: Judgement,
  citations: readonly Citation[],
): Verdict {
  const told = judged(judgement);
  const signals = withMissingFact(told.signals, missing);
  return { outcome: citations.length === 0 ? 'unknown' : 'unsure', ...told, signals, citations };
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
    const siblings = await passagesOf(first, judgement, passages);
    const terms = ownWordsFirst(judgement.words.terms);
    const before = await saidBefore(ask, judgement);
    const found = followOn(foundOf(first, siblings, judgement), terms, ask.text, before);
    const chosen = choosePassages(found, terms, ask.text);
    const nearer = secondSection(found, chosen, judgement.words.terms);
    const extracted =
      nearer === undefined
        ? extractAnswers(chosen, siblings, terms, before)
        : extractNamed([...chosen, nearer]);
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

/** Another section to say as well; not of a known issue, whose fix is said, nor where the conversation chooses. */
function secondSection(
  found: readonly FoundPassage[],
  chosen: readonly Passage[],
  terms: readonly QuestionTerm[],
): Passage | undefined {
  const [only, ...more] = chosen;
  if (only === undefined || more.length > 0 || only.meta.kind === 'known-issue') return undefined;
  const isFollowUp = terms.some(({ isCarried }) => isCarried === true);
  return isFollowUp ? undefined : nearerSection(found, only, terms);
}

function judged({ confidence, answerable, signals, timings, index }: Judgement) {
  return { confidence, answerable, signals, timings, generation: index.generation };
}
