import type { FollowerCopy } from '../../src/core/escalation/follower.ts';
import {
  asRelayId,
  FORM_REPEATED_WITHIN_MS,
  type MessagePlace,
  type NewRelay,
  type Relay,
  type RelayId,
  type RelayRevision,
} from '../../src/core/escalation/relay.ts';
import type { EscalationId, MessageId } from '../../src/core/ids.ts';

interface Notice {
  readonly id: EscalationId;
  readonly sent: MessagePlace;
  readonly copy: FollowerCopy | undefined;
}

/** What was said to whom, in memory. */
export class MemoryRelays {
  readonly #relays: Relay[] = [];
  readonly #notices: Notice[] = [];

  add(escalationId: EscalationId, relay: NewRelay, at: Date): RelayId {
    const id = asRelayId(this.#relays.length + 1);
    const fresh = { target: undefined, formerTexts: [], editedAt: undefined, deletedAt: undefined };
    this.#relays.push({ ...relay, id, escalationId, ...fresh, at });
    return id;
  }

  /** Whether it was taken from the same message before, or typed into a form just now. */
  has(escalationId: EscalationId, relay: NewRelay, at: Date): boolean {
    return this.#relays.some((known) => isSame(known, relay, escalationId, at));
  }

  find(id: RelayId): Relay | undefined {
    return this.#relays.find((relay) => relay.id === id);
  }

  followed(source: MessageId): Relay | undefined {
    return this.#relays.find((relay) => relay.followsSource && relay.source.messageId === source);
  }

  /** The newest first. */
  allFollowed(since: Date): readonly Relay[] {
    return this.#relays
      .filter(
        ({ followsSource, deletedAt, at }) =>
          followsSource && deletedAt === undefined && at >= since,
      )
      .reverse();
  }

  lastReplies(id: EscalationId): readonly RelayId[] {
    return this.#relays
      .filter((relay) => relay.escalationId === id && relay.direction === 'to-learner')
      .filter(({ deletedAt }) => deletedAt === undefined)
      .slice(-3)
      .map((relay) => relay.id);
  }

  setTarget(id: RelayId, target: MessagePlace): void {
    this.#replace(id, (relay) => ({ ...relay, target }));
  }

  /** False when this revision, or a later one, is known. */
  revise(revision: RelayRevision): boolean {
    const relay = this.find(revision.relay);
    if (relay === undefined || relay.deletedAt !== undefined) return false;
    if (revision.kind === 'deleted') {
      const emptied = { text: '', files: [], formerTexts: [] };
      this.#replace(relay.id, () => ({ ...relay, ...emptied, deletedAt: revision.at }));
      return true;
    }
    const { text, files, at } = revision;
    if (relay.editedAt !== undefined && relay.editedAt >= at) return false;
    const formerTexts = [...relay.formerTexts, relay.text];
    this.#replace(relay.id, () => ({ ...relay, text, files, formerTexts, editedAt: at }));
    return true;
  }

  addNotice(notice: Notice): void {
    this.#notices.push(notice);
  }

  copy(wanted: FollowerCopy): MessagePlace | undefined {
    return this.#notices.find(({ copy }) => copy?.of === wanted.of && copy.for === wanted.for)
      ?.sent;
  }

  /** Where its learner was told something. */
  told(id: EscalationId): readonly MessagePlace[] {
    const notices = this.#notices.filter((notice) => notice.id === id).map(({ sent }) => sent);
    const replies = this.#relays.filter(
      (relay) => relay.escalationId === id && relay.direction === 'to-learner',
    );
    return [...notices, ...replies.flatMap(({ target }) => target ?? [])];
  }

  #replace(id: RelayId, change: (relay: Relay) => Relay): void {
    const index = this.#relays.findIndex((relay) => relay.id === id);
    const relay = this.#relays[index];
    if (relay !== undefined) this.#relays[index] = change(relay);
  }
}

/** Taken from the same message, or typed into a form twice. */
function isSame(known: Relay, relay: NewRelay, escalation: EscalationId, at: Date): boolean {
  if (known.source.messageId === relay.source.messageId) return true;
  return (
    !relay.followsSource &&
    !known.followsSource &&
    known.escalationId === escalation &&
    known.direction === relay.direction &&
    known.authorId === relay.authorId &&
    known.text === relay.text &&
    at.getTime() - known.at.getTime() <= FORM_REPEATED_WITHIN_MS
  );
}
