import type { AnsweredQuestion, QuestionStore } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import type { LearnerId, QuestionId, ServerId } from '../ids.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { Escalation, Origin } from './escalation.ts';
import { prepareFold, type ComparingEmbedder } from './folding.ts';
import type { Via } from './history.ts';
import type { EscalationStore, NewEscalation } from './ports.ts';

/** What came of a wish for a person. */
export type EscalateResult =
  | {
      /** `joined`: another learner asks the same, and this one is told with them. */
      readonly outcome: 'escalated' | 'already-escalated' | 'joined';
      readonly escalation: Escalation;
      /** False while no staff channel is set up: it is kept, and delivered as soon as there is one. */
      readonly deskReady: boolean;
    }
  /** The question was erased, or never asked. */
  | { readonly outcome: 'unknown-question' };

/** A question goes to staff, once. */
export type EscalateQuestion = (request: {
  readonly questionId: QuestionId;
  readonly by: LearnerId;
  readonly serverId: ServerId;
  readonly via?: Via;
  /** The language of whoever asks for it, by Discord's name. */
  readonly locale?: string | undefined;
  /** Somebody else asked for a person: the learner hears of it. */
  readonly tellsLearner?: boolean;
}) => Promise<EscalateResult>;

export interface EscalateQuestionDeps {
  readonly escalations: Pick<EscalationStore, 'open'>;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
  /** Compares questions; without one only the same output is recognised. */
  readonly embedder?: ComparingEmbedder;
}

/** Whoever presses, the escalation is the asker's: the answer goes to the one who asked. */
export function makeEscalateQuestion(deps: EscalateQuestionDeps): EscalateQuestion {
  return async function escalateQuestion(request) {
    const { questionId, by, serverId, via = 'button', locale, tellsLearner = false } = request;
    const asked = await deps.questions.find(questionId);
    if (asked === undefined) return { outcome: 'unknown-question' };
    const { staffChannelId, staffRoleId } = await deps.settings.read(serverId);
    const at = deps.clock();
    const fold = await prepareFold(asked.question, deps.embedder, { via, at, staffRoleId });
    const { outcome, escalation } = await deps.escalations.open(
      {
        serverId,
        questionId,
        learnerId: asked.question.learnerId,
        origin: originOf(asked),
        ...subjectOf(asked),
        locale: (asked.question.learnerId === by ? locale : undefined) ?? asked.question.locale,
      },
      { kind: 'escalate', actorId: by, via, from: undefined, to: 'open', note: undefined },
      [
        { kind: 'open-thread' },
        ...(tellsLearner ? [{ kind: 'deliver-to-learner', notice: 'received' } as const] : []),
      ],
      at,
      fold,
    );
    return {
      outcome: OUTCOMES[outcome],
      escalation,
      deskReady: staffChannelId !== undefined,
    };
  };
}

const OUTCOMES = {
  opened: 'escalated',
  'already-open': 'already-escalated',
  joined: 'joined',
} as const;

/** The bot's answer is the place to reply to; before there is one, the learner's own message. */
function originOf({ question, reply }: AnsweredQuestion): Origin {
  return {
    channelId: reply?.channelId ?? question.channelId,
    messageId: reply?.messageId ?? question.messageId,
    isPrivate: question.isPrivate,
  };
}

/** What it is about, for its deadline. What is merely nearest to an unknown question says nothing about that. */
function subjectOf({
  question,
  verdict,
}: AnsweredQuestion): Pick<NewEscalation, 'course' | 'week'> {
  const first = verdict?.outcome === 'unknown' ? undefined : verdict?.citations[0];
  const course = question.course ?? first?.course;
  return { course, week: first?.course === course ? first?.week : undefined };
}
