import { isEnded, type Escalation, type StaffPlace } from '../../src/core/escalation/escalation.ts';
import type { EscalationEvent, NewEscalationEvent } from '../../src/core/escalation/history.ts';
import type {
  Changed,
  Decide,
  EscalationFilter,
  EscalationStore,
  NewEscalation,
  Whereabouts,
} from '../../src/core/escalation/ports.ts';
import {
  asRelayId,
  type MessagePlace,
  type Relay,
  type RelayId,
  type RelayRevision,
} from '../../src/core/escalation/relay.ts';
import {
  asEscalationId,
  type ChannelId,
  type EscalationId,
  type MessageId,
  type QuestionId,
  type ServerId,
  type ThreadId,
} from '../../src/core/ids.ts';
import type { NewIntent } from '../../src/core/outbox/intent.ts';
import type { WaitingEscalations } from '../../src/core/reminding/ports.ts';
import type { MemoryOutbox } from './memory-outbox.ts';

const RANK = { open: 0, claimed: 1, answered: 2, resolved: 3, dismissed: 3 } as const;

/** Escalations in memory. Every method runs to its end before another begins, as a transaction does. */
export class MemoryEscalationStore implements EscalationStore {
  readonly #outbox: MemoryOutbox;
  readonly #escalations = new Map<EscalationId, Escalation>();
  readonly #events = new Map<EscalationId, EscalationEvent[]>();
  readonly #lost = new Map<EscalationId, ThreadId>();
  readonly #relays: Relay[] = [];
  readonly #notices: { id: EscalationId; sent: MessagePlace }[] = [];
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
  ) {
    const existing = await this.findByQuestion(fresh.questionId);
    if (existing !== undefined) return { outcome: 'already-open' as const, escalation: existing };
    const siblings = [...this.#escalations.values()].filter((e) => e.serverId === fresh.serverId);
    const escalation: Escalation = {
      ...fresh,
      id: asEscalationId(`escalation-${this.#escalations.size + 1}`),
      number: siblings.length + 1,
      status: 'open',
      ownerId: undefined,
      closingNote: undefined,
      place: undefined,
      revision: 1,
      shownRevision: 0,
      openedAt: at,
      updatedAt: at,
      locale: fresh.locale,
      outcome: undefined,
      waitsSince: at,
      remindedAt: undefined,
    };
    this.#escalations.set(escalation.id, escalation);
    this.#events.set(escalation.id, [{ ...event, at }]);
    this.#store(escalation, intents, at);
    return { outcome: 'opened' as const, escalation };
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
    const { next, event, relay, revision, intents } = decision.change;
    const isKnown = this.#relays.some((r) => r.source.messageId === relay?.source.messageId);
    if (isKnown) return { outcome: 'seen-before', escalation: current };
    if (revision !== undefined && !this.#revise(revision)) {
      return { outcome: 'seen-before', escalation: current };
    }
    if (current.place !== undefined && next.place === undefined) {
      this.#lost.set(id, current.place.threadId);
    }
    this.#escalations.set(id, next);
    this.#events.get(id)?.push({ ...event, at });
    const relayId = relay && asRelayId(this.#relays.length + 1);
    if (relay !== undefined && relayId !== undefined) {
      const fresh = { target: undefined, formerTexts: [], editedAt: undefined };
      const ids = { id: relayId, escalationId: id };
      this.#relays.push({ ...relay, ...ids, ...fresh, deletedAt: undefined, at });
    }
    this.#store(next, intents(relayId), at);
    return { outcome: 'changed', escalation: next };
  }

  #revise(revision: RelayRevision): boolean {
    const index = this.#relays.findIndex(({ id }) => id === revision.relay);
    const relay = this.#relays[index];
    if (relay === undefined || relay.deletedAt !== undefined) return false;
    if (revision.kind === 'deleted') {
      const emptied = { text: '', files: [], formerTexts: [] };
      this.#relays[index] = { ...relay, ...emptied, deletedAt: revision.at };
      return true;
    }
    const { text, files, at } = revision;
    if (relay.editedAt !== undefined && relay.editedAt >= at) return false;
    const formerTexts = [...relay.formerTexts, relay.text];
    this.#relays[index] = { ...relay, text, files, formerTexts, editedAt: at };
    return true;
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
    find: ({ serverId, status, isReminded, before }, limit) => {
      const since = (e: Escalation) => (isReminded ? e.remindedAt : e.waitsSince) ?? e.waitsSince;
      const late = [...this.#escalations.values()].filter(
        (e) =>
          e.serverId === serverId &&
          e.status === status &&
          (e.remindedAt !== undefined) === isReminded &&
          since(e) <= before,
      );
      return Promise.resolve(
        late.sort((a, b) => since(a).getTime() - since(b).getTime()).slice(0, limit),
      );
    },
  };

  find(id: EscalationId) {
    return Promise.resolve(this.#escalations.get(id));
  }

  findByNumber(server: ServerId, number: number) {
    return this.#first((e) => e.serverId === server && e.number === number);
  }

  findByQuestion(question: QuestionId) {
    return this.#first((e) => e.questionId === question);
  }

  findByThread(thread: ThreadId) {
    return this.#first((e) => e.place?.threadId === thread);
  }

  async findByOrigin({ learnerId, channelId, isConversation, repliedToId }: Whereabouts) {
    const told = (match: (sent: MessagePlace) => boolean, e: Escalation) =>
      this.#notices.some(({ id, sent }) => id === e.id && match(sent)) ||
      this.#relays.some(
        ({ escalationId, direction, target }) =>
          escalationId === e.id && direction === 'to-learner' && target && match(target),
      );
    const own = this.#newestFirst().filter((e) => e.learnerId === learnerId);
    const byReply =
      repliedToId &&
      own.find(
        (e) =>
          e.origin.messageId === repliedToId ||
          told(({ messageId }) => messageId === repliedToId, e),
      );
    if (byReply || !isConversation) return Promise.resolve(byReply);
    return Promise.resolve(
      own.find(
        (e) =>
          !isEnded(e) &&
          (e.origin.channelId === channelId || told((sent) => sent.channelId === channelId, e)),
      ),
    );
  }

  findByPlace(place: ChannelId | ThreadId) {
    const there = (e: Escalation) =>
      e.place?.threadId === place || (e.place !== undefined && e.place.channelId === place);
    return Promise.resolve([...this.#escalations.values()].filter((e) => !isEnded(e) && there(e)));
  }

  channelsInUse() {
    const open = [...this.#escalations.values()].filter((e) => !isEnded(e));
    return Promise.resolve([...new Set(open.flatMap(({ place }) => place?.channelId ?? []))]);
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
    return Promise.resolve(this.#relays.find((relay) => relay.id === id));
  }

  findFollowed(source: MessageId) {
    return Promise.resolve(
      this.#relays.find((relay) => relay.followsSource && relay.source.messageId === source),
    );
  }

  listFollowed(since: Date, limit: number) {
    const followed = this.#relays.filter(
      ({ followsSource, deletedAt, at }) => followsSource && deletedAt === undefined && at >= since,
    );
    return Promise.resolve([...followed].reverse().slice(0, limit));
  }

  recordTarget(id: RelayId, target: MessagePlace) {
    const index = this.#relays.findIndex((relay) => relay.id === id);
    const relay = this.#relays[index];
    if (relay !== undefined) this.#relays[index] = { ...relay, target };
    return Promise.resolve();
  }

  recordNotice(id: EscalationId, sent: MessagePlace) {
    this.#notices.push({ id, sent });
    return Promise.resolve();
  }

  list(filter: EscalationFilter, page: { readonly offset: number; readonly limit: number }) {
    const words = filter.search?.replace(/^#/, '').trim() ?? '';
    const fits = (e: Escalation) =>
      e.serverId === filter.serverId &&
      (filter.statuses?.includes(e.status) ?? true) &&
      (filter.ownerId === undefined || e.ownerId === filter.ownerId) &&
      (/^\d*$/.test(words)
        ? String(e.number).startsWith(words)
        : this.#questionTexts.get(e.questionId)?.toLowerCase().includes(words.toLowerCase()) ===
          true);
    const all = [...this.#escalations.values()]
      .filter(fits)
      .sort(
        (a, b) =>
          RANK[a.status] - RANK[b.status] ||
          (isEnded(a)
            ? b.updatedAt.getTime() - a.updatedAt.getTime()
            : a.openedAt.getTime() - b.openedAt.getTime()),
      );
    const items = all.slice(page.offset, page.offset + page.limit).map((escalation) => ({
      escalation,
      questionText: this.#questionTexts.get(escalation.questionId),
      course: undefined,
    }));
    return Promise.resolve({ total: all.length, items });
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

  #store({ id, serverId }: Escalation, intents: readonly NewIntent[], at: Date): void {
    this.#outbox.add({ escalationId: id, serverId }, intents, at);
  }
}
