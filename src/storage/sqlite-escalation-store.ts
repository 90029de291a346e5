import type { Escalation, StaffPlace } from '../core/escalation/escalation.ts';
import type { Follower, FollowerCopy, FollowerId } from '../core/escalation/follower.ts';
import type { EscalationEvent, NewEscalationEvent } from '../core/escalation/history.ts';
import type { Changed, Decide, Fold, SplitResult } from '../core/escalation/change.ts';
import type {
  EscalationFilter,
  EscalationStore,
  NewEscalation,
  Whereabouts,
} from '../core/escalation/ports.ts';
import type { MessagePlace, Relay, RelayId } from '../core/escalation/relay.ts';
import {
  type ChannelId,
  type EscalationId,
  type MessageId,
  type QuestionId,
  type ServerId,
  type ThreadId,
} from '../core/ids.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import { applyChange } from './apply-change.ts';
import { openEscalation } from './open-escalation.ts';
import { splitOffFollower, type DecideSplit } from './split-off-follower.ts';
import { findFollower, recordFollowerNote } from './followers.ts';
import { placeColumns, toEscalation, toEvent } from './escalation-rows.ts';
import {
  findByOrigin,
  findByPlace,
  findByQuestion,
  lostThread,
  placesInUse,
} from './find-escalations.ts';
import { listEscalations, readPage } from './list-escalations.ts';
import {
  findCopy,
  findFollowed,
  findRelay,
  listFollowed,
  recordNotice,
  recordTarget,
} from './relays.ts';
import type { Database } from './open-database.ts';
import { inWriteTransaction } from './write-transaction.ts';

/** Escalations, their events and messages in SQLite. */
export class SqliteEscalationStore implements EscalationStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async open(
    fresh: NewEscalation,
    event: NewEscalationEvent,
    intents: readonly NewIntent[],
    at: Date,
    fold?: Fold,
  ) {
    const result = await inWriteTransaction(this.#db, (transaction) =>
      openEscalation(transaction, { fresh, event, intents, at }, fold),
    );
    this.#onIntents();
    return result;
  }

  async change<No>(
    id: EscalationId,
    at: Date,
    decide: Decide<No>,
    duplicateOf?: EscalationId,
  ): Promise<Changed<No>> {
    const result = await inWriteTransaction(this.#db, (transaction) =>
      applyChange(transaction, id, at, decide, duplicateOf),
    );
    this.#onIntents();
    return result;
  }

  async splitOff<No>(id: FollowerId, at: Date, decide: DecideSplit<No>): Promise<SplitResult<No>> {
    const result = await inWriteTransaction(this.#db, (transaction) =>
      splitOffFollower(transaction, { id, at }, decide),
    );
    this.#onIntents();
    return result;
  }

  async findFollower(id: FollowerId): Promise<Follower | undefined> {
    return findFollower(this.#db, id);
  }

  async recordFollowerNote(id: FollowerId, sent: MessagePlace): Promise<'recorded' | 'erased'> {
    return await recordFollowerNote(this.#db, id, sent);
  }

  async find(id: EscalationId): Promise<Escalation | undefined> {
    const row = await this.#escalations().where('id', '=', id).executeTakeFirst();
    return row && toEscalation(row);
  }

  async findByNumber(server: ServerId, number: number): Promise<Escalation | undefined> {
    const row = await this.#escalations()
      .where('server_id', '=', server)
      .where('number', '=', number)
      .executeTakeFirst();
    return row && toEscalation(row);
  }

  async findByQuestion(question: QuestionId): Promise<Escalation | undefined> {
    return findByQuestion(this.#db, question);
  }

  async findByThread(thread: ThreadId): Promise<Escalation | undefined> {
    const row = await this.#escalations().where('thread_id', '=', thread).executeTakeFirst();
    return row && toEscalation(row);
  }

  async findByOrigin(where: Whereabouts): Promise<Escalation | undefined> {
    return findByOrigin(this.#db, where);
  }

  async findByPlace(place: ChannelId | ThreadId): Promise<readonly Escalation[]> {
    return findByPlace(this.#db, place);
  }

  async placesInUse(): Promise<readonly (ChannelId | ThreadId)[]> {
    return placesInUse(this.#db);
  }

  async recordPlace(id: EscalationId, place: StaffPlace): Promise<void> {
    await this.#db
      .updateTable('escalations')
      .set(placeColumns(place))
      .where('id', '=', id)
      .execute();
  }

  async recordShown(id: EscalationId, revision: number): Promise<void> {
    await this.#db
      .updateTable('escalations')
      .set({ shown_revision: revision })
      .where('id', '=', id)
      .execute();
  }

  async lostThread(id: EscalationId): Promise<ThreadId | undefined> {
    return lostThread(this.#db, id);
  }

  async findRelay(id: RelayId): Promise<Relay | undefined> {
    return findRelay(this.#db, id);
  }

  async findFollowed(source: MessageId): Promise<Relay | undefined> {
    return findFollowed(this.#db, source);
  }

  async listFollowed(since: Date, limit: number): Promise<readonly Relay[]> {
    return listFollowed(this.#db, since, limit);
  }

  async recordTarget(id: RelayId, target: MessagePlace): Promise<void> {
    await recordTarget(this.#db, id, target);
  }

  async recordNotice(
    id: EscalationId,
    sent: MessagePlace,
    at: Date,
    copy?: FollowerCopy,
  ): Promise<void> {
    await recordNotice(this.#db, id, sent, at, copy);
  }

  async findCopy(copy: FollowerCopy): Promise<MessagePlace | undefined> {
    return findCopy(this.#db, copy);
  }

  async list(filter: EscalationFilter, page: { readonly offset: number; readonly limit: number }) {
    return listEscalations(this.#db, filter, page);
  }

  async suggest(serverId: ServerId, search: string, limit: number) {
    return readPage(this.#db, { serverId, search }, { offset: 0, limit });
  }

  async history(id: EscalationId): Promise<readonly EscalationEvent[]> {
    const rows = await this.#db
      .selectFrom('escalation_events')
      .selectAll()
      .where('escalation_id', '=', id)
      .orderBy('id')
      .execute();
    return rows.map(toEvent);
  }

  #escalations() {
    return this.#db.selectFrom('escalations').selectAll();
  }
}
