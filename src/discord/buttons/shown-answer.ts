import type { PassageReader, QuestionStore } from '../../core/answering/ports.ts';
import type { SourceDesk } from '../../core/browsing/ports.ts';
import { readSection } from '../../core/browsing/read-section.ts';
import type { Clock } from '../../core/clock.ts';
import { asQuestionId } from '../../core/ids.ts';
import { guardText } from '../../core/integrity/guard-text.ts';
import type { SolutionDesk } from '../../core/integrity/ports.ts';
import type { AskerScope, Question } from '../../core/question.ts';
import type { Verdict } from '../../core/verdict.ts';
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

/** The whole of what an answer was taken from: the passages under its heading, or the answer when they are gone. */
export async function wholeAnswer(
  verdict: Verdict,
  scope: AskerScope,
  { passages, sources, solutions }: ShownAnswerDeps,
): Promise<string> {
  const said = verdict.outcome === 'answered' ? verdict.text : '';
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
