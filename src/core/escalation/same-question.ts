import { dot } from '../dot.ts';
import { courseKey } from '../course.ts';
import { isStopWord, stemOf, wordsOf } from '../answering/words.ts';
import type { EscalationId } from '../ids.ts';

/*
 * When two learners ask the same. Measured on the labelled pairs of tests/retrieval/same-question.csv: a wrong fold
 * hides a learner's question behind somebody else's, a missed one costs staff a second look, so all three must hold.
 */

/** Cosine of the questions, -1 to 1. Pairs that ask the same stood at 0.69 to 0.99; below this most ask another thing. */
const SAME_COSINE = 0.83;
/** Share of the rare words that both hold, 0 to 1: at 0.5 what is half another question passes, at 0.6 nothing did. */
const SAME_SHARE = 0.6;
/** Letters of the rare words that both hold: fewer, and "my code does not work" is everybody's question. */
const SHARED_LETTERS = 10;

/** Words that say that something is wrong and not what, as stems: one may stand for another. */
const VAGUE = new Set(
  `fail failing give gives say says said show shows find found work works broken break keep keeps still else issue problem
  error although allow allowed become becomes run running try tried trying happen happens question since use using used
  cannot every everyone everybody time open close unit example also site page today morning thing see seen even well`
    .split(/\s+/)
    .map(stemOf),
);

/** A question, as far as it is compared with others. */
export interface Compared {
  readonly text: string;
  readonly course: string | undefined;
  readonly fingerprints: readonly string[];
  /** Of unit length; undefined when no model could make one. */
  readonly vector: Float32Array | undefined;
}

/** A waiting escalation that a new question may join. */
export interface FoldCandidate extends Compared {
  readonly id: EscalationId;
}

/** The escalation that asks the same as a question, the surest first; undefined when none surely does. */
export function findSame(
  asked: Compared,
  candidates: readonly FoldCandidate[],
): EscalationId | undefined {
  const open = candidates.filter((candidate) => isOfOneCourse(asked, candidate));
  const sameOutput = open.find((candidate) => sharesOutput(asked, candidate));
  if (sameOutput !== undefined) return sameOutput.id;
  let best: { readonly id: EscalationId; readonly cosine: number } | undefined;
  for (const candidate of open) {
    const cosine = cosineOf(asked, candidate);
    if (cosine <= (best?.cosine ?? 0) || !isSameQuestion(asked, candidate)) continue;
    best = { id: candidate.id, cosine };
  }
  return best?.id;
}

/** Do two questions ask the same, as their outputs, their vectors and their rare words say? */
export function isSameQuestion(one: Compared, other: Compared): boolean {
  if (sharesOutput(one, other)) return true;
  // Both quote what a program said, and it said different things.
  if (one.fingerprints.length > 0 && other.fingerprints.length > 0) return false;
  return cosineOf(one, other) >= SAME_COSINE && sharesWords(one.text, other.text);
}

/** A course that only one names contradicts nothing. */
function isOfOneCourse({ course: one }: Compared, { course: other }: Compared): boolean {
  return one === undefined || other === undefined || courseKey(one) === courseKey(other);
}

function sharesOutput(one: Compared, other: Compared): boolean {
  return one.fingerprints.some((fingerprint) => other.fingerprints.includes(fingerprint));
}

/** 0 when there is nothing to compare. */
function cosineOf({ vector: one }: Compared, { vector: other }: Compared): number {
  if (one?.length !== other?.length || one === undefined || other === undefined) return 0;
  return dot(one, other);
}

/** Enough rare words in common, and none in exchange for another: `test_forward` is not `test_backward`. */
function sharesWords(one: string, other: string): boolean {
  const first = rareWords(one);
  const second = rareWords(other);
  const both = [...first].filter((word) => second.has(word));
  const onlyFirst = [...first].filter((word) => !second.has(word));
  const onlySecond = [...second].filter((word) => !first.has(word));
  if (onlyFirst.length > 0 && onlySecond.length > 0) return false;
  // Week 3, part b: what names a place is never a mere detail.
  if ([...onlyFirst, ...onlySecond].some((word) => word.length === 1 || isNumber(word)))
    return false;
  const letters = both.reduce((sum, word) => sum + word.length, 0);
  const share = both.length / (both.length + onlyFirst.length + onlySecond.length);
  return letters >= SHARED_LETTERS && share >= SAME_SHARE;
}

function isNumber(word: string): boolean {
  return /^\p{N}+$/u.test(word);
}

function rareWords(text: string): ReadonlySet<string> {
  const stems = wordsOf(text)
    .filter((word) => !isStopWord(word))
    .map(stemOf);
  return new Set(stems.filter((stem) => !VAGUE.has(stem)));
}
