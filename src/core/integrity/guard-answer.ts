import type { SourceFacts } from '../browsing/ports.ts';
import type { DocumentId } from '../ids.ts';
import type { HintCeiling, ServerSettings } from '../server-settings.ts';
import type { Citation, Verdict } from '../verdict.ts';
import { asksForSolution, namesGradedWork } from './asks-for-solution.ts';
import { codeParts } from './code-parts.ts';
import type { Shingles } from './code-shingles.ts';
import { guardText } from './guard-text.ts';
import { CONCEPT_SENTENCES, SOURCES_WEIGHED } from './tuning.ts';

/** What the rules need to know besides the verdict. */
export interface GuardContext {
  /** What was asked now, and before it in the same conversation. */
  readonly asked: readonly string[];
  /** Of the cited documents, those that the asker may see. */
  readonly sources: ReadonlyMap<DocumentId, SourceFacts>;
  readonly solutions: Shingles;
  readonly settings: Pick<ServerSettings, 'hintCeiling' | 'assignmentHints' | 'answerFrom'>;
}

/**
 * What may be sent of a verdict: no source that is hidden by now, no code of graded work, nothing that repeats a
 * staff-only solution, and, where a solution was asked for, no more than the ceiling of hints. Pure; a verdict that
 * passed once passes unchanged.
 */
export function guardAnswer(verdict: Verdict, context: GuardContext): Verdict {
  const citations = verdict.citations.flatMap((citation) => guardCitation(citation, context));
  const wish = context.asked.some(asksForSolution);
  if (verdict.outcome !== 'answered')
    return { ...verdict, citations: wish ? hintsOnly(citations, context) : citations };
  const [first] = verdict.citations;
  const hidden = first === undefined || !context.sources.has(first.documentId);
  const tooUnsure = verdict.confidence < (context.settings.answerFrom ?? 0);
  if (hidden || tooUnsure)
    return offerInstead(verdict, wish ? hintsOnly(citations, context) : citations);
  const graded = citations
    .slice(0, SOURCES_WEIGHED)
    .find(({ documentId }) => isGraded(documentId, context));
  const isGradedWish =
    wish && (graded !== undefined || context.asked.some((text) => namesGradedWork(text)));
  const rules = {
    isGraded: isGradedWish || isGraded(first.documentId, context),
    solutions: context.solutions,
  };
  const guarded = guardText(verdict.text, rules);
  if (!isGradedWish || first.kind === 'known-issue')
    return { ...verdict, citations, text: guarded };
  const ceiling = ceilingFor(graded?.documentId ?? first.documentId, context.settings);
  return { ...verdict, citations, text: hint(guarded, ceiling), isGraded: true };
}

function guardCitation(citation: Citation, context: GuardContext): readonly Citation[] {
  const facts = context.sources.get(citation.documentId);
  if (facts === undefined) return [];
  const { isGraded: graded, escalationNumber } = facts;
  const text = guardText(citation.text, { isGraded: graded, solutions: context.solutions });
  return [{ ...citation, text, escalationNumber }];
}

/** Where a solution is asked for, what is quoted of graded work tells no more than an answer might. */
function hintsOnly(citations: readonly Citation[], context: GuardContext): readonly Citation[] {
  return citations.map((citation) => {
    const { documentId, kind, text } = citation;
    if (kind === 'known-issue' || !isGraded(documentId, context)) return citation;
    return { ...citation, text: hint(text, ceilingFor(documentId, context.settings)) };
  });
}

type Answered = Extract<Verdict, { outcome: 'answered' }>;

/** Without a sure source the others are offered, and nothing is stated. */
function offerInstead(verdict: Answered, citations: readonly Citation[]): Verdict {
  const { confidence, answerable, signals, timings, generation } = verdict;
  const outcome = citations.length === 0 ? 'unknown' : 'unsure';
  return { outcome, confidence, answerable, signals, timings, generation, citations };
}

function isGraded(document: DocumentId, { sources }: GuardContext): boolean {
  return sources.get(document)?.isGraded ?? false;
}

function ceilingFor(document: DocumentId, settings: GuardContext['settings']): HintCeiling {
  return settings.assignmentHints[document] ?? settings.hintCeiling;
}

/** `concept`: the first sentences, no code at all. `pointer`: the prose. `step`: the steps, code blocks left out. */
function hint(text: string, ceiling: HintCeiling): string {
  if (ceiling === 'step') return text;
  const prose = codeParts(text)
    .map(({ kind, raw, text: code }) => (kind === 'span' && isStatement(code) ? '…' : raw))
    .join('');
  if (ceiling === 'pointer') return prose;
  const sentences = prose.match(/[^.!?。！？]+(?:[.!?。！？]+(?=\s|$)|$)\s*/gu) ?? [prose];
  return sentences.slice(0, CONCEPT_SENTENCES).join('').trimEnd();
}

/** More than a name: something that could be typed in as an answer. */
function isStatement(code: string): boolean {
  return /[=(]/.test(code) && code.trim().length > 6;
}
