import type { AnswerQuestion, PassageReader } from '../answering/ports.ts';
import type { SourceDesk } from '../browsing/ports.ts';
import { readSection } from '../browsing/read-section.ts';
import { NO_SETTINGS, type SettingsStore } from '../server-settings.ts';
import type { Verdict } from '../verdict.ts';
import { guardAnswer } from './guard-answer.ts';
import type { SolutionDesk } from './ports.ts';

export interface GuardedAnswerQuestionDeps {
  readonly answerQuestion: AnswerQuestion;
  readonly sources: SourceDesk;
  readonly solutions: SolutionDesk;
  readonly passages: Pick<PassageReader, 'readDocument'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** Answers as before, and lets nothing pass that must not be sent. Everything that answers goes through it. */
export function makeGuardedAnswerQuestion(deps: GuardedAnswerQuestionDeps): AnswerQuestion {
  const { answerQuestion, sources, solutions, passages, settings } = deps;
  return async function guardedAnswerQuestion(ask) {
    const verdict = await answerQuestion(ask);
    const { serverId } = ask.scope;
    const cited = verdict.citations.map(({ documentId }) => documentId);
    const guarded = guardAnswer(verdict, {
      asked: [...(ask.earlier ?? []), ask.text],
      sources: await sources.visible(cited, ask.scope),
      solutions: await solutions.shingles(serverId),
      settings: serverId === undefined ? NO_SETTINGS : await settings.read(serverId),
    });
    return await noteShortening(guarded, passages);
  };
}

/** Characters at either end of a section by which it is recognised in an answer. */
const EDGE = 40;

/** An answer that goes no further than its hints never offers the whole. */
async function noteShortening(
  verdict: Verdict,
  passages: Pick<PassageReader, 'readDocument'>,
): Promise<Verdict> {
  const [first] = verdict.citations;
  if (verdict.outcome !== 'answered' || first === undefined || verdict.isGraded === true)
    return verdict;
  const section = (await readSection(first, passages)).trim();
  const isWhole = [section.slice(0, EDGE), section.slice(-EDGE)].every((edge) =>
    verdict.text.includes(edge),
  );
  return { ...verdict, isShortened: !isWhole };
}
