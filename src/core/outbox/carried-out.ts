import type { QuestionStore } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import type { Attempt } from '../escalation/delivery.ts';
import type { LearnerLine } from '../escalation/learner-line.ts';
import type { EscalationStore } from '../escalation/ports.ts';
import type { StaffDesk } from '../escalation/staff-desk.ts';
import type { QuestionId, ServerId } from '../ids.ts';
import type { FindSimilar } from '../escalation/similar-escalations.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { NewIntent, StoredIntent, WaitsFor } from './intent.ts';
import type { Undeliverable } from './undeliverable.ts';
import type { TakenBack } from './take-back.ts';

/** What became of an intent. What passes by itself is thrown. */
export type CarriedOut = { readonly follow: readonly NewIntent[] } & (
  | { readonly outcome: 'done' }
  | { readonly outcome: 'failed'; readonly why: Undeliverable }
  | { readonly outcome: 'waits'; readonly for: WaitsFor; readonly why: Undeliverable }
);

export const DONE: CarriedOut = { outcome: 'done', follow: [] };

export interface CarryOutDeps {
  readonly escalations: Pick<
    EscalationStore,
    | 'find'
    | 'change'
    | 'findRelay'
    | 'findFollower'
    | 'recordFollowerNote'
    | 'findCopy'
    | 'recordTarget'
    | 'recordNotice'
    | 'recordPlace'
    | 'recordShown'
    | 'lostThread'
  >;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly desk: StaffDesk;
  readonly line: LearnerLine;
  readonly clock: Clock;
  /** Undefined where questions are not compared. */
  readonly findSimilar?: FindSimilar;
  /** Undefined where nothing is answered. */
  readonly supersedeAnswer?: SupersedeAnswer;
  readonly postDigest?: PostDigest;
  readonly takeBack?: TakeBack;
}

/** Marks an answer as corrected and shows the new one. @throws DiscordUnavailable, ModelUnavailable */
export type SupersedeAnswer = (question: QuestionId) => Promise<CarriedOut>;

/** Takes words out of what the bot wrote; done twice, it changes nothing. @throws DiscordUnavailable */
export type TakeBack = (what: TakenBack) => Promise<CarriedOut>;

/** Posts a server's digest. @throws DiscordUnavailable, StorageUnavailable */
export type PostDigest = (serverId: ServerId, attempt: Attempt) => Promise<CarriedOut>;

/** How an adapter sees to it that a repeated attempt changes nothing. */
export function attemptOf({ key, attempts, createdAt }: StoredIntent): Attempt {
  return { key, mayBeDone: attempts > 0, since: createdAt };
}
