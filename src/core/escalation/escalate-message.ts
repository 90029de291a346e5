import type { AnsweredQuestion, QuestionStore } from '../answering/ports.ts';
import type { Circumstances, TakenQuestion, TakeQuestion } from '../answering/take-question.ts';
import type { LearnerId, MessageId, ServerId } from '../ids.ts';
import type { Question } from '../question.ts';
import type { EscalateQuestion, EscalateResult } from './escalate-question.ts';
import type { EscalationStore } from './ports.ts';

/** What came of the wish that staff see a message. */
export type EscalateMessageResult =
  EscalateResult | { readonly outcome: 'wait'; readonly taken: TakenQuestion };

/** Somebody's message goes to staff as a question, once, whoever points at it. */
export type EscalateMessage = (request: {
  /** The message as the question of whoever is to be told. */
  readonly question: Question & { readonly messageId: MessageId };
  readonly by: LearnerId;
  readonly serverId: ServerId;
  /** See `Circumstances`. */
  readonly circumstances: Pick<Circumstances, 'isStaff' | 'isResumed' | 'readRest'>;
}) => Promise<EscalateMessageResult>;

export interface EscalateMessageDeps {
  readonly questions: Pick<QuestionStore, 'findByMessage'>;
  readonly escalations: Pick<EscalationStore, 'find' | 'findByQuestion' | 'findFollowed'>;
  readonly takeQuestion: TakeQuestion;
  readonly escalateQuestion: EscalateQuestion;
}

/** What the bot has answered is escalated with its answer; what staff have is not escalated twice. */
export function makeEscalateMessage(deps: EscalateMessageDeps): EscalateMessage {
  return async function escalateMessage({ question, by, serverId, circumstances }) {
    const { messageId, learnerId } = question;
    const known = await deps.questions.findByMessage(messageId);
    const escalation = await escalationOf(deps, known, messageId);
    if (escalation !== undefined) {
      return { outcome: 'already-escalated', escalation, deskReady: true };
    }
    // After a kill it is known, and still to be judged.
    let asked = circumstances.isResumed === true ? undefined : theirs(known, learnerId);
    if (asked === undefined) {
      const taken = await deps.takeQuestion(question, circumstances);
      if (taken.outcome === 'wait') return { outcome: 'wait', taken };
      // Somebody else pointed at it in the same moment: then there is their record of it.
      asked =
        taken.outcome === 'seen-before'
          ? theirs(await deps.questions.findByMessage(messageId), learnerId)
          : question;
    }
    if (asked === undefined) return { outcome: 'unknown-question' };
    return deps.escalateQuestion({
      questionId: asked.id,
      by,
      serverId,
      via: 'menu',
      tellsLearner: by !== learnerId,
    });
  };
}

/** As a question of its own, or as part of one: relayed to staff already. */
async function escalationOf(
  { escalations }: EscalateMessageDeps,
  known: readonly AnsweredQuestion[],
  messageId: MessageId,
) {
  for (const { question } of known) {
    const found = await escalations.findByQuestion(question.id);
    if (found !== undefined) return found;
  }
  const relay = await escalations.findFollowed(messageId);
  return relay && escalations.find(relay.escalationId);
}

function theirs(known: readonly AnsweredQuestion[], learnerId: LearnerId): Question | undefined {
  return known.map(({ question }) => question).find((each) => each.learnerId === learnerId);
}
