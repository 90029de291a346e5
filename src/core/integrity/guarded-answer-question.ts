import type { AnswerQuestion } from '../answering/ports.ts';
import type { SourceDesk } from '../browsing/ports.ts';
import { NO_SETTINGS, type SettingsStore } from '../server-settings.ts';
import { guardAnswer } from './guard-answer.ts';
import type { SolutionDesk } from './ports.ts';

export interface GuardedAnswerQuestionDeps {
  readonly answerQuestion: AnswerQuestion;
  readonly sources: SourceDesk;
  readonly solutions: SolutionDesk;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** Answers as before, and lets nothing pass that must not be sent. Everything that answers goes through it. */
export function makeGuardedAnswerQuestion(deps: GuardedAnswerQuestionDeps): AnswerQuestion {
  const { answerQuestion, sources, solutions, settings } = deps;
  return async function guardedAnswerQuestion(ask) {
    const verdict = await answerQuestion(ask);
    const { serverId } = ask.scope;
    const cited = verdict.citations.map(({ documentId }) => documentId);
    return guardAnswer(verdict, {
      asked: [...(ask.earlier ?? []), ask.text],
      sources: await sources.visible(cited, ask.scope),
      solutions: await solutions.shingles(serverId),
      settings: serverId === undefined ? NO_SETTINGS : await settings.read(serverId),
    });
  };
}
