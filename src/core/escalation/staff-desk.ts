import type { AnsweredQuestion } from '../answering/ports.ts';
import type { ChannelId, ThreadId } from '../ids.ts';
import type { StaffNote } from '../outbox/staff-note.ts';
import type { Attempt, Delivery } from './delivery.ts';
import type { Escalation, StaffPlace } from './escalation.ts';
import type { Follower } from './follower.ts';
import type { MessagePlace, Relay } from './relay.ts';
import type { SimilarEscalation } from './similar-escalations.ts';

/** All that staff see of an escalation. */
export interface EscalationCard {
  readonly escalation: Escalation;
  /** Undefined when the learner had it erased. */
  readonly asked: AnsweredQuestion | undefined;
  /** Past escalations that asked much the same. */
  readonly similar?: readonly SimilarEscalation[];
}

/** A follower, and what they asked. */
export interface AskedByFollower {
  readonly follower: Follower;
  readonly asked: AnsweredQuestion | undefined;
}

/** A message into the staff thread. */
export interface StaffPost {
  readonly escalation: Escalation;
  readonly note: StaffNote;
  readonly relay: Relay | undefined;
  /** The follower that the note names, with the question; undefined when it names none, or that was erased. */
  readonly follower?: AskedByFollower | undefined;
}

/** Where staff see escalations. */
export interface StaffDesk {
  /** @param lost a thread that is gone and must not be found again */
  openThread(
    channel: ChannelId,
    card: EscalationCard,
    attempt: Attempt,
    lost: ThreadId | undefined,
  ): Promise<Delivery<{ readonly place: StaffPlace }>>;
  /** Gives the place anew: a card that somebody deleted is made again in the thread. */
  updateCard(
    place: StaffPlace,
    card: EscalationCard,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly place: StaffPlace }>>;
  post(
    place: StaffPlace,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>>;
  /** Writes a message anew that an earlier `post` made; `isGone` when it is there no more. */
  amend(
    place: StaffPlace,
    post: StaffPost,
    target: MessagePlace,
  ): Promise<Delivery<{ readonly isGone: boolean }>>;
  /** Archives and locks. */
  close(place: StaffPlace): Promise<Delivery>;
  reopen(place: StaffPlace): Promise<Delivery>;
  /** Says it in the staff channel itself or, where that cannot be, to the server's owner. */
  announce(
    channel: ChannelId | undefined,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>>;
}
