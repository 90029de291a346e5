import type { FindHomes } from '../answering/home-servers.ts';
import { makeWeighQuestion } from '../answering/take-question.ts';
import type { AnsweredQuestion, AnswerQuestion, QuestionStore } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import type { Delivery } from '../escalation/delivery.ts';
import { DONE, type SupersedeAnswer } from '../outbox/carried-out.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { Verdict } from '../verdict.ts';
import type { RecallStore } from './ports.ts';

/** The messages that hold the bot's answers. */
export interface AnswerLine {
  /** Puts a corrected answer in the place of the old one, and says so on top. */
  correct(
    asked: AnsweredQuestion & { readonly reply: NonNullable<AnsweredQuestion['reply']> },
    verdict: Verdict,
    at: Date,
  ): Promise<Delivery>;
}

export interface SupersedeAnswerDeps {
  readonly questions: Pick<QuestionStore, 'find' | 'recordVerdict'>;
  readonly recalls: Pick<RecallStore, 'recordSuperseded'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly findHomes: FindHomes;
  readonly answerQuestion: AnswerQuestion;
  readonly line: AnswerLine;
  readonly clock: Clock;
}

/** Answers anew what was answered from a source that has changed. Done twice, the message says the same. */
export function makeSupersedeAnswer(deps: SupersedeAnswerDeps): SupersedeAnswer {
  const { questions, recalls, line, clock } = deps;
  const weighQuestion = makeWeighQuestion(deps);
  return async function supersedeAnswer(id) {
    const asked = await questions.find(id);
    const reply = asked?.reply;
    // Erased meanwhile, or never sent: there is nothing to correct.
    if (asked === undefined || reply === undefined) return DONE;
    const verdict = await weighQuestion(asked.question);
    const at = clock();
    if (saysTheSame(asked.verdict, verdict)) {
      await questions.recordVerdict(id, verdict, at);
      return DONE;
    }
    const delivery = await line.correct({ ...asked, reply }, verdict, at);
    if (delivery.outcome === 'delivered') {
      await questions.recordVerdict(id, verdict, at);
      await recalls.recordSuperseded(id, at);
      return DONE;
    }
    const { why } = delivery;
    return why.reason === 'missing-permission'
      ? { outcome: 'waits', for: 'permission', why, follow: [] }
      : DONE;
  };
}

/** The source was changed elsewhere, or put together otherwise: nobody was told anything wrong. */
function saysTheSame(before: Verdict | undefined, now: Verdict): boolean {
  return (
    before?.outcome === 'answered' &&
    now.outcome === 'answered' &&
    before.text === now.text &&
    before.citations[0]?.documentId === now.citations[0]?.documentId
  );
}
