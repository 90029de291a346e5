import type { StaffPlace } from '../../src/core/escalation/escalation.ts';
import type { Attempt, Delivery } from '../../src/core/escalation/delivery.ts';
import type { LearnerLine, LearnerPost } from '../../src/core/escalation/learner-line.ts';
import type { EscalationCard, StaffDesk, StaffPost } from '../../src/core/escalation/staff-desk.ts';
import type { MessagePlace } from '../../src/core/escalation/relay.ts';
import {
  asMessageId,
  asThreadId,
  type ChannelId,
  type LearnerId,
  type ThreadId,
} from '../../src/core/ids.ts';
import type { Undeliverable } from '../../src/core/outbox/undeliverable.ts';

/** What people see. */
export interface SeenThread {
  readonly place: StaffPlace;
  readonly name: string;
  status: string;
  readonly posts: { readonly key: string; readonly post: StaffPost }[];
  isClosed: boolean;
  isDeleted: boolean;
}

/**
 * Both sides of Discord in memory: it outlives the bot, as Discord does. Like the real adapters it looks for
 * an earlier attempt's result when there may be one, and does not otherwise.
 */
export class MemoryDiscord implements StaffDesk, LearnerLine {
  /** Whom the learners' trouble concerns; everybody unless given. */
  troubled: LearnerId | undefined;
  readonly threads: SeenThread[] = [];
  readonly told: {
    readonly key: string;
    readonly post: LearnerPost;
    readonly sent: MessagePlace;
  }[] = [];
  readonly announced: { readonly key: string; readonly post: StaffPost }[] = [];
  /** What stands in the way, if anything. */
  deskTrouble: Undeliverable | undefined;
  learnerTrouble: Undeliverable | undefined;
  /** Thrown by every call, until it is undefined again. */
  fault: Error | undefined;
  /** What people do while a message to a learner is on its way. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();
  calls = 0;
  #lastId = 1000;

  openThread(
    channelId: ChannelId,
    { escalation }: EscalationCard,
    attempt: Attempt,
    lost: ThreadId | undefined,
  ): Promise<Delivery<{ place: StaffPlace }>> {
    this.#called();
    if (this.deskTrouble) return undeliverable(this.deskTrouble);
    const name = `#${escalation.number} question`;
    const found = attempt.mayBeDone
      ? this.threads.find((thread) => thread.name === name && thread.place.threadId !== lost)
      : undefined;
    if (found !== undefined) return delivered({ place: found.place });
    const id = this.#nextId();
    const place = {
      channelId,
      headerMessageId: asMessageId(id),
      threadId: asThreadId(id),
    };
    const { status } = escalation;
    this.threads.push({ place, name, status, posts: [], isClosed: false, isDeleted: false });
    return delivered({ place });
  }

  updateCard(place: StaffPlace, { escalation }: EscalationCard) {
    return this.#inThread(place, (thread) => {
      thread.status = escalation.status;
      return { place };
    });
  }

  post(place: StaffPlace, post: StaffPost, { key, mayBeDone }: Attempt) {
    return this.#inThread(place, (thread) => {
      const isDone = mayBeDone && thread.posts.some((earlier) => earlier.key === key);
      if (!isDone) thread.posts.push({ key, post });
      thread.isClosed = false;
      return { sent: { channelId: place.channelId, messageId: asMessageId(key) } };
    });
  }

  amend(place: StaffPlace, post: StaffPost, target: MessagePlace) {
    return this.#inThread(place, (thread) => {
      const index = thread.posts.findIndex(({ key }) => key === String(target.messageId));
      const earlier = thread.posts[index];
      if (earlier !== undefined) thread.posts[index] = { ...earlier, post };
      return { isGone: earlier === undefined };
    });
  }

  close(place: StaffPlace) {
    return this.#inThread(place, (thread) => {
      thread.isClosed = true;
      return {};
    });
  }

  reopen(place: StaffPlace) {
    return this.#inThread(place, (thread) => {
      thread.isClosed = false;
      return {};
    });
  }

  announce(channelId: ChannelId | undefined, post: StaffPost, { key, mayBeDone }: Attempt) {
    if (!(mayBeDone && this.announced.some((earlier) => earlier.key === key))) {
      this.announced.push({ key, post });
    }
    // SAFETY: where it was announced matters to nobody here.
    return delivered({ sent: { channelId: channelId as ChannelId, messageId: asMessageId(key) } });
  }

  async deliver(post: LearnerPost, { key, mayBeDone }: Attempt) {
    this.#called();
    await this.meanwhile();
    const isConcerned = (this.troubled ?? post.escalation.learnerId) === post.escalation.learnerId;
    if (this.learnerTrouble && isConcerned) return undeliverable(this.learnerTrouble);
    const earlier = mayBeDone ? this.told.find((message) => message.key === key) : undefined;
    const { channelId } = post.escalation.origin;
    // SAFETY: these tests ask in channels only.
    const place = channelId as ChannelId;
    const sent = earlier?.sent ?? { channelId: place, messageId: asMessageId(this.#nextId()) };
    if (earlier === undefined) this.told.push({ key, post, sent });
    return delivered({ sent, insteadOf: undefined });
  }

  revise(post: LearnerPost, target: MessagePlace) {
    this.#called();
    if (this.learnerTrouble) return undeliverable(this.learnerTrouble);
    const index = this.told.findIndex(({ sent }) => sent.messageId === target.messageId);
    const earlier = this.told[index];
    if (earlier === undefined) {
      return undeliverable({ reason: 'message-gone', channelId: target.channelId });
    }
    this.told[index] = { ...earlier, post };
    return delivered({});
  }

  #inThread<Done extends object>(
    { threadId }: StaffPlace,
    act: (thread: SeenThread) => Done,
  ): Promise<Delivery<Done>> {
    this.#called();
    if (this.deskTrouble) return undeliverable(this.deskTrouble);
    const thread = this.threads.find((each) => each.place.threadId === threadId);
    if (thread === undefined || thread.isDeleted) {
      return undeliverable({ reason: 'thread-gone', channelId: threadId });
    }
    return delivered(act(thread));
  }

  #called(): void {
    this.calls += 1;
    if (this.fault) throw this.fault;
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

function delivered<Done extends object>(done: Done): Promise<{ outcome: 'delivered' } & Done> {
  return Promise.resolve({ outcome: 'delivered', ...done });
}

function undeliverable(why: Undeliverable) {
  return Promise.resolve({ outcome: 'undeliverable', why } as const);
}
