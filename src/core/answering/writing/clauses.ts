import { contentStems } from './facts.ts';

/** A stretch of a sentence that says one thing. */
export interface Clause {
  readonly text: string;
  /** In order. */
  readonly stems: readonly string[];
}

/** A clause of an answer with the clauses of a source that come nearest to it. */
export interface ClausePair {
  readonly said: Clause;
  /** All that share as much with it as the best one does. */
  readonly found: readonly Clause[];
  /** 0 to 1: the share of the said clause's telling words that the best one holds. */
  readonly shared: number;
}

const ANSWER = /^\s*(yes|no)\b\s*[,:.;–-]/i;
const CLAUSE_END =
  /[,;:()]|\.(?=\s|$)|\n|\b(?:but|and|because|since|while|whereas|so|if|when|unless|until|although|though|which|where|as)\b/i;

/** `yes` or `no` when a text begins by answering so. */
export function plainAnswer(text: string): string | undefined {
  return ANSWER.exec(text)?.[1]?.toLowerCase();
}

/** A text without the `yes` or `no` that it begins with. */
export function withoutAnswer(text: string): string {
  return text.replace(ANSWER, '');
}

/** Cuts a text into clauses, at commas and at the words that join them. */
function clausesOf(text: string): readonly Clause[] {
  return withoutAnswer(text)
    .split(CLAUSE_END)
    .map((clause) => ({ text: clause, stems: contentStems(clause) }))
    .filter(({ stems }) => stems.length > 0);
}

/** Puts every clause of a sentence beside what comes nearest to it in the evidence. */
export function pairClauses(sentence: string, evidence: string): readonly ClausePair[] {
  const candidates = clausesOf(evidence);
  return clausesOf(sentence).map((said) => {
    const measured = candidates.map((clause) => ({ clause, shared: shareOf(said, clause) }));
    const shared = Math.max(0, ...measured.map((candidate) => candidate.shared));
    const best = measured.filter((candidate) => candidate.shared === shared);
    return { said, found: best.map(({ clause }) => clause), shared };
  });
}

function shareOf({ stems }: Clause, other: Clause): number {
  const distinct = new Set(stems);
  return [...distinct].filter((stem) => other.stems.includes(stem)).length / distinct.size;
}
