import type { PassageReader, QuestionStore } from '../../core/answering/ports.ts';
import type { SourceDesk } from '../../core/browsing/ports.ts';
import { readSection, readSectionWithFix } from '../../core/browsing/read-section.ts';
import type { Clock } from '../../core/clock.ts';
import { asQuestionId } from '../../core/ids.ts';
import { guardText } from '../../core/integrity/guard-text.ts';
import type { SolutionDesk } from '../../core/integrity/ports.ts';
import type { AskerScope, Question } from '../../core/question.ts';
import type { Citation, Verdict } from '../../core/verdict.ts';
import type { Texts } from '../render/texts.ts';

/** What the buttons that show more of an answer read. */
export interface ShownAnswerDeps {
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly sources: SourceDesk;
  readonly solutions: SolutionDesk;
  readonly passages: Pick<PassageReader, 'readDocument'>;
  readonly clock: Clock;
}

/** A stored answer, as much of it as may be shown today. */
export interface ShownAnswer {
  readonly outcome: 'shown';
  readonly verdict: Verdict;
  readonly scope: AskerScope;
}

/** Why nothing of an answer may be shown, in words for the one who pressed. */
export interface NotShown {
  readonly outcome: 'not-shown';
  readonly why: string;
}

/** Reads an answer again for somebody who pressed below it: what is hidden or gone by now is left out. */
export async function findShownAnswer(
  interaction: { readonly user: { readonly id: string } },
  id: string,
  { questions, sources, clock }: ShownAnswerDeps,
  texts: Texts,
): Promise<ShownAnswer | NotShown> {
  const found = await questions.find(asQuestionId(id));
  if (found?.verdict === undefined) return { outcome: 'not-shown', why: texts.questionGone };
  const { question, verdict } = found;
  if (question.isPrivate && String(question.learnerId) !== interaction.user.id)
    return { outcome: 'not-shown', why: texts.notYours };
  const scope = learnersView(question, clock());
  const cited = verdict.citations.map(({ documentId }) => documentId);
  const visible = await sources.visible(cited, scope);
  const citations = verdict.citations.filter(({ documentId }) => visible.has(documentId));
  if (citations.length === 0) return { outcome: 'not-shown', why: texts.noSourcesLeft };
  return { outcome: 'shown', verdict: { ...verdict, citations }, scope };
}

/** A section that was offered, in full. */
export interface OfferedSection {
  readonly citation: Citation;
  /** Markdown; of graded work no more than was stored of it. */
  readonly text: string;
}

/** What was offered to choose from, likeliest first. */
export async function offeredSections(
  { citations }: Verdict,
  scope: AskerScope,
  { passages, sources, solutions }: ShownAnswerDeps,
): Promise<readonly OfferedSection[]> {
  const facts = await sources.visible(
    citations.map(({ documentId }) => documentId),
    scope,
  );
  const rules = { isGraded: false, solutions: await solutions.shingles(scope.serverId) };
  const sections = citations.map(async (citation) => {
    // Where a solution was asked for, the stored text ends with its hints: the section would go on.
    const isGraded = facts.get(citation.documentId)?.isGraded ?? false;
    const whole = isGraded ? '' : await readSectionWithFix(citation, passages);
    const text = guardText(whole === '' ? citation.text : whole, { ...rules, isGraded });
    return { citation, text };
  });
  return await Promise.all(sections);
}

/** The whole of what an answer was taken from: the passages under its heading, or the answer when they are gone. */
export async function wholeAnswer(
  verdict: Extract<Verdict, { outcome: 'answered' }>,
  scope: AskerScope,
  { passages, sources, solutions }: ShownAnswerDeps,
): Promise<string> {
  const said = verdict.text;
  const [first] = verdict.citations;
  if (first === undefined) return said;
  const under = await readSection(first, passages);
  if (under === '') return said;
  const facts = (await sources.visible([first.documentId], scope)).get(first.documentId);
  return guardText(under, {
    isGraded: facts?.isGraded ?? false,
    solutions: await solutions.shingles(scope.serverId),
  });
}

function learnersView({ serverId }: Question, now: Date): AskerScope {
  return { audience: 'learner', serverId, courses: undefined, now };
}
