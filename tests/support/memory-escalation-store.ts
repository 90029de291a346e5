import { isEnded, type Escalation, type StaffPlace } from '../../src/core/escalation/escalation.ts';
import type { FollowerCopy, FollowerId } from '../../src/core/escalation/follower.ts';
import type { EscalationEvent, NewEscalationEvent } from '../../src/core/escalation/history.ts';
import type {
  Change,
  Changed,
  Decide,
  Fold,
  Follows,
  SplitResult,
} from '../../src/core/escalation/change.ts';
import type {
  EscalationFilter,
  EscalationStore,
  NewEscalation,
  Whereabouts,
} from '../../src/core/escalation/ports.ts';
import type { MessagePlace, RelayId } from '../../src/core/escalation/relay.ts';
import {
  asEscalationId,
  type ChannelId,
  type EscalationId,
  type MessageId,
  type QuestionId,
  type ServerId,
  type ThreadId,
} from '../../src/core/ids.ts';
import { findSame, type Compared } from '../../src/core/escalation/same-question.ts';
import { fanOut } from '../../src/core/outbox/fan-out.ts';
import type { NewIntent } from '../../src/core/outbox/intent.ts';
import type { WaitingEscalations } from '../../src/core/reminding/ports.ts';
import type { DecideSplit } from '../../src/storage/split-off-follower.ts';
import { lateOf, pageOf } from './list-in-memory.ts';
import { MemoryFollowers } from './memory-followers.ts';
import { MemoryRelays } from './memory-relays.ts';
import type { MemoryOutbox } from './memory-outbox.ts';

interface MemoryOpening {
  readonly event: NewEscalationEvent;
  readonly intents: readonly NewIntent[];
  readonly at: Date;
  readonly openedAt: Date;
}

function newOf({ serverId, questionId, learnerId, origin, locale }: NewEscalation): NewEscalation {
  return { serverId, questionId, learnerId, origin, locale };
}

/** Escalations in memory. Every method runs to its end before another begins, as a transaction does. */
export class MemoryEscalationStore implements EscalationStore {
  readonly #outbox: MemoryOutbox;
  readonly #escalations = new Map<EscalationId, Escalation>();
  readonly #events = new Map<EscalationId, EscalationEvent[]>();
  readonly #lost = new Map<EscalationId, ThreadId>();
  readonly #relays = new MemoryRelays();
  readonly #followers = new MemoryFollowers();
  readonly #compared = new Map<EscalationId, Compared>();
  readonly #questionTexts: ReadonlyMap<QuestionId, string>;

  constructor(outbox: MemoryOutbox, questionTexts: ReadonlyMap<QuestionId, string> = new Map()) {
    this.#outbox = outbox;
    this.#questionTexts = questionTexts;
  }

  async open(
    fresh: NewEscalation,
    event: NewEscalationEvent,
    intents: readonly NewIntent[],
    at: Date,
    fold?: Fold,
  ) {
    await Promise.resolve();
    return this.#open(fresh, { event, intents, at, openedAt: at }, fold);
  }

  #open(
    fresh: NewEscalation,
    { event, intents, at, openedAt }: MemoryOpening,
    fold?: Fold,
  ): { outcome: 'opened' | 'already-open' | 'joined'; escalation: Escalation } {
    const existing = this.#ofQuestion(fresh.questionId);
    if (existing !== undefined) return { outcome: 'already-open', escalation: existing };
    const joined = fold?.mayJoin === true ? this.#join(fresh, fold, at) : undefined;
    if (joined !== undefined) return { outcome: 'joined', escalation: joined };
    const siblings = [...this.#escalations.values()].filter((e) => e.serverId === fresh.serverId);
    const escalation: Escalation = {
      ...fresh,
      id: asEscalationId(`escalation-${this.#escalations.size + 1}`),
      number: siblings.length + 1,
      followerIds: [],
      isIncident: false,
      status: 'open',
      ownerId: undefined,
      closingNote: undefined,
      place: undefined,
      revision: 1,
      shownRevision: 0,
      openedAt,
      updatedAt: at,
      locale: fresh.locale,
      outcome: undefined,
      waitsSince: at,
      remindedAt: undefined,
    };
    this.#escalations.set(escalation.id, escalation);
    this.#events.set(escalation.id, [{ ...event, at }]);
    this.#store(escalation, intents, at);
    if (fold !== undefined) this.#compared.set(escalation.id, fold.asked);
    return { outcome: 'opened', escalation };
  }

  #join(fresh: NewEscalation, fold: Fold, at: Date): Escalation | undefined {
    const candidates = [...this.#escalations.values()].flatMap((e) => {
      const compared = this.#compared.get(e.id);
      const waits = e.status === 'open' || e.status === 'claimed';
      const isOpen = waits && !e.origin.isPrivate && e.serverId === fresh.serverId;
      return isOpen && compared !== undefined ? [{ ...compared, id: e.id }] : [];
    });
    const same = findSame(fold.asked, candidates);
    const into = same && this.#escalations.get(same);
    if (into === undefined) return undefined;
    const follower = this.#followers.add(into.id, fresh, 'following', at);
    const change = fold.join(into, follower);
    if (change !== undefined) return this.#write(into, change, at);
    this.#followers.remove(follower.id);
    return undefined;
  }

  splitOff<No>(id: FollowerId, at: Date, decide: DecideSplit<No>): Promise<SplitResult<No>> {
    const follower = this.#followers.find(id);
    const current = follower && this.#escalations.get(follower.escalationId);
    if (follower === undefined || current === undefined)
      return Promise.resolve({ outcome: 'unknown-follower' });
    const decision = decide(current, follower);
    if (decision.outcome === 'refuse')
      return Promise.resolve({ outcome: 'refused', why: decision.why, escalation: current });
    const { change, event, intents } = decision.split;
    this.#followers.setState(id, 'split');
    const fresh = { ...follower, serverId: current.serverId };
    const opening = { event, intents, at, openedAt: follower.joinedAt };
    const { escalation } = this.#open(newOf(fresh), opening);
    const from = this.#write(current, change(escalation.number), at);
    return Promise.resolve({ outcome: 'split', from, escalation });
  }

  findFollower(id: FollowerId) {
    return Promise.resolve(this.#followers.find(id));
  }

  recordFollowerNote(id: FollowerId) {
    const isThere = this.#followers.find(id) !== undefined;
    return Promise.resolve(isThere ? ('recorded' as const) : ('erased' as const));
  }

  change<No>(
    id: EscalationId,
    at: Date,
    decide: Decide<No>,
    duplicateOf?: EscalationId,
  ): Promise<Changed<No>> {
    return Promise.resolve(this.#change(id, at, decide, duplicateOf));
  }

  #change<No>(
    id: EscalationId,
    at: Date,
    decide: Decide<No>,
    duplicateOf: EscalationId | undefined,
  ): Changed<No> {
    const current = this.#escalations.get(id);
    if (current === undefined) return { outcome: 'unknown-escalation' };
    const decision = decide(current, this.#chainFrom(duplicateOf));
    if (decision.outcome === 'refuse') {
      return { outcome: 'refused', why: decision.why, escalation: current };
    }
    const { relay, revision } = decision.change;
    if (relay !== undefined && this.#relays.has(id, relay, at))
      return { outcome: 'seen-before', escalation: current };
    if (revision !== undefined && !this.#relays.revise(revision)) {
      return { outcome: 'seen-before', escalation: current };
    }
    const { follows } = decision.change;
    if (follows !== undefined) this.#leaveOriginal(current, follows, at);
    const written = this.#write(current, decision.change, at);
    if (follows !== undefined) this.#followOriginal(written, follows, at);
    return { outcome: 'changed', escalation: this.#escalations.get(id) ?? written };
  }

  #leaveOriginal(duplicate: Escalation, { leave }: Follows, at: Date): void {
    for (const id of this.#followers.leaving(duplicate)) {
      const from = this.#present(id);
      if (from !== undefined) this.#write(from, leave(from), at);
    }
    this.#present(duplicate.id);
  }

  #followOriginal(duplicate: Escalation, { original, join }: Follows, at: Date): void {
    if (original === undefined) return;
    const said = this.#relays.lastReplies(original.id);
    let now = this.#escalations.get(original.id) ?? original;
    for (const follower of this.#followers.joining(duplicate, original.id, at)) {
      now = this.#write(now, join(now, follower, said), at);
    }
    this.#present(duplicate.id);
  }

  /** With those who follow it now. */
  #present(id: EscalationId): Escalation | undefined {
    const found = this.#escalations.get(id);
    const now = found && { ...found, followerIds: this.#followers.idsOf(found) };
    if (now !== undefined) this.#escalations.set(id, now);
    return now;
  }

  #write(current: Escalation, change: Change, at: Date): Escalation {
    const { id } = current;
    const { event, relay, followers, intents } = change;
    if (current.place !== undefined && change.next.place === undefined) {
      this.#lost.set(id, current.place.threadId);
    }
    const moved =
      followers === undefined ? change.next : this.#followers.move(change.next, followers, at);
    const next = { ...moved, followerIds: this.#followers.idsOf(moved) };
    this.#escalations.set(id, next);
    this.#events.get(id)?.push({ ...event, at });
    const relayId = relay && this.#relays.add(id, relay, at);
    this.#store(next, intents(relayId), at);
    return next;
  }

  #chainFrom(first: EscalationId | undefined): readonly Escalation[] {
    const chain: Escalation[] = [];
    let next = first && this.#escalations.get(first);
    while (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      next =
        next.outcome?.kind === 'duplicate' ? this.#escalations.get(next.outcome.of) : undefined;
    }
    return chain;
  }

  readonly waiting: WaitingEscalations = {
    servers: () =>
      Promise.resolve([
        ...new Set(
          [...this.#escalations.values()]
            .filter((e) => !isEnded(e))
            .map(({ serverId }) => serverId),
        ),
      ]),
    find: (late, limit) => Promise.resolve(lateOf(this.#escalations.values(), late, limit)),
  };

  find(id: EscalationId) {
    return Promise.resolve(this.#escalations.get(id));
  }

  findByNumber(server: ServerId, number: number) {
    return this.#first((e) => e.serverId === server && e.number === number);
  }

  findByQuestion(question: QuestionId) {
    return Promise.resolve(this.#ofQuestion(question));
  }

  #ofQuestion(question: QuestionId): Escalation | undefined {
    const followed = this.#followers.ofQuestion(question)?.escalationId;
    return (
      (followed && this.#escalations.get(followed)) ??
      [...this.#escalations.values()].find((e) => e.questionId === question)
    );
  }

  findByThread(thread: ThreadId) {
    return this.#first((e) => e.place?.threadId === thread);
  }

  async findByOrigin({ learnerId, channelId, isConversation, repliedToId }: Whereabouts) {
    const own = this.#newestFirst().filter(
      (e) => e.learnerId === learnerId || e.followerIds.includes(learnerId),
    );
    const origins = (e: Escalation) => [
      ...(e.learnerId === learnerId ? [e.origin] : []),
      ...this.#followers
        .of(e.id)
        .filter((row) => row.learnerId === learnerId)
        .map(({ origin }) => origin),
    ];
    const byReply =
      repliedToId &&
      own.find(
        (e) =>
          origins(e).some(({ messageId }) => messageId === repliedToId) ||
          this.#relays.told(e.id).some(({ messageId }) => messageId === repliedToId),
      );
    if (byReply || !isConversation) return Promise.resolve(byReply);
    return Promise.resolve(
      own.find(
        (e) =>
          !isEnded(e) &&
          (origins(e).some((origin) => origin.channelId === channelId) ||
            this.#relays.told(e.id).some((sent) => sent.channelId === channelId)),
      ),
    );
  }

  findByPlace(place: ChannelId | ThreadId) {
    const there = (e: Escalation) =>
      e.place?.threadId === place || (e.place !== undefined && e.place.channelId === place);
    return Promise.resolve([...this.#escalations.values()].filter((e) => !isEnded(e) && there(e)));
  }

  placesInUse() {
    const open = [...this.#escalations.values()].filter((e) => !isEnded(e));
    const places = open.flatMap(({ place }) => place ?? []);
    const channels = places.map(({ channelId }) => channelId);
    return Promise.resolve([...new Set([...channels, ...places.map(({ threadId }) => threadId)])]);
  }

  recordPlace(id: EscalationId, place: StaffPlace) {
    return this.#patch(id, { place });
  }

  recordShown(id: EscalationId, shownRevision: number) {
    return this.#patch(id, { shownRevision });
  }

  lostThread(id: EscalationId) {
    return Promise.resolve(this.#lost.get(id));
  }

  findRelay(id: RelayId) {
    return Promise.resolve(this.#relays.find(id));
  }

  findFollowed(source: MessageId) {
    return Promise.resolve(this.#relays.followed(source));
  }

  listFollowed(since: Date, limit: number) {
    return Promise.resolve(this.#relays.allFollowed(since).slice(0, limit));
  }

  recordTarget(id: RelayId, target: MessagePlace) {
    this.#relays.setTarget(id, target);
    return Promise.resolve();
  }

  recordNotice(id: EscalationId, sent: MessagePlace, _at: Date, copy?: FollowerCopy) {
    this.#relays.addNotice({ id, sent, copy });
    return Promise.resolve();
  }

  findCopy(wanted: FollowerCopy) {
    return Promise.resolve(this.#relays.copy(wanted));
  }

  list(filter: EscalationFilter, page: { readonly offset: number; readonly limit: number }) {
    return Promise.resolve(pageOf(this.#escalations.values(), this.#questionTexts, filter, page));
  }

  async suggest(serverId: ServerId, search: string, limit: number) {
    return (await this.list({ serverId, search }, { offset: 0, limit })).items;
  }

  history(id: EscalationId) {
    return Promise.resolve(this.#events.get(id) ?? []);
  }

  #patch(id: EscalationId, patch: Partial<Escalation>): Promise<void> {
    const current = this.#escalations.get(id);
    if (current !== undefined) this.#escalations.set(id, { ...current, ...patch });
    return Promise.resolve();
  }

  #first(matches: (escalation: Escalation) => boolean): Promise<Escalation | undefined> {
    return Promise.resolve([...this.#escalations.values()].find(matches));
  }

  #newestFirst(): Escalation[] {
    return [...this.#escalations.values()].sort(
      (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
    );
  }

  #store(escalation: Escalation, intents: readonly NewIntent[], at: Date): void {
    const { id, serverId } = escalation;
    const all = fanOut(intents, escalation, this.#followers.of(id));
    this.#outbox.add({ escalationId: id, serverId }, all, at);
  }
}
