import { ENDED } from '../core/escalation/escalation.ts';
import { asServerId, type LearnerId, type MessageId, type ServerId } from '../core/ids.ts';
import type { Holdings, PersonCopy, PrivacyStore } from '../core/privacy/ports.ts';
import { copyPerson } from './copy-person.ts';
import { eraseMessages } from './erase-messages.ts';
import { eraseQuestion } from './erase-questions.ts';
import { NOBODY } from './erasure.ts';
import type { Database } from './open-database.ts';
import { takeBackSaid } from './take-back.ts';
import { inWriteTransaction, type Transaction } from './write-transaction.ts';

/** What the database holds about people. */
export class SqlitePrivacyStore implements PrivacyStore {
  readonly #db: Database;
  readonly #onIntents: () => void;

  /** @param onIntents called after intents were stored, so that the outbox is looked at without delay */
  constructor(db: Database, onIntents: () => void = () => undefined) {
    this.#db = db;
    this.#onIntents = onIntents;
  }

  async count(person: LearnerId): Promise<Holdings> {
    return await countHoldings(this.#db, person);
  }

  async copy(person: LearnerId): Promise<PersonCopy> {
    return await copyPerson(this.#db, person);
  }

  async erasePerson(person: LearnerId, at: Date): Promise<Holdings> {
    const erased = await inWriteTransaction(this.#db, async (transaction) => {
      const holdings = await countHoldings(transaction, person);
      const questions = await transaction
        .selectFrom('questions')
        .select('id')
        .where('learner_id', '=', person)
        .execute();
      await takeBackSaid(transaction, person, at);
      for (const { id } of questions) {
        await eraseQuestion(transaction, id, { at, keepsEscalation: false, tellsStaff: true });
      }
      await eraseTraces(transaction, person);
      return holdings;
    });
    this.#onIntents();
    return erased;
  }

  async eraseMessages(messages: readonly MessageId[], at: Date): Promise<number> {
    if (messages.length === 0) return 0;
    const erased = await inWriteTransaction(this.#db, async (transaction) =>
      eraseMessages(transaction, messages, at),
    );
    if (erased > 0) this.#onIntents();
    return erased;
  }

  async places(): Promise<readonly (ServerId | undefined)[]> {
    const rows = await this.#db.selectFrom('questions').select('server_id').distinct().execute();
    return rows.map(({ server_id: id }) => (id === null ? undefined : asServerId(id)));
  }

  async eraseOlder(place: ServerId | undefined, before: Date, at: Date): Promise<number> {
    return await inWriteTransaction(this.#db, async (transaction) => {
      const old = await transaction
        .selectFrom('questions')
        .leftJoin('escalations', 'escalations.question_id', 'questions.id')
        .leftJoin('followers', 'followers.question_id', 'questions.id')
        .leftJoin('escalations as followed', 'followed.id', 'followers.escalation_id')
        .select('questions.id')
        .where('questions.server_id', place === undefined ? 'is' : '=', place ?? null)
        .where('questions.asked_at', '<', before.toISOString())
        .where((where) =>
          where.or([where('erased_at', 'is', null), where('questions.learner_id', '!=', NOBODY)]),
        )
        .where((where) =>
          where.or([
            where('escalations.status', 'is', null),
            where('escalations.status', 'in', ENDED),
          ]),
        )
        .where((where) =>
          where.or([
            where('followed.status', 'is', null),
            where('followers.state', '!=', 'following'),
            where('followed.status', 'in', ENDED),
          ]),
        )
        .execute();
      for (const { id } of old) {
        await eraseQuestion(transaction, id, { at, keepsEscalation: false, tellsStaff: false });
      }
      return old.length;
    });
  }
}

async function countHoldings(db: Transaction | Database, person: LearnerId): Promise<Holdings> {
  const questions = await countRows(db, 'questions', 'learner_id', person);
  const escalations = await countRows(db, 'escalations', 'learner_id', person);
  const others = await Promise.all([
    countRows(db, 'feedback', 'person_id', person),
    countRows(db, 'followers', 'learner_id', person),
    countRows(db, 'escalation_events', 'actor_id', person),
    countRows(db, 'escalation_messages', 'author_id', person),
    countRows(db, 'staff_verdicts', 'staff_id', person),
    countRows(db, 'reply_tokens', 'escalated_by', person),
  ]);
  const records = others.reduce((sum, count) => sum + count, questions + escalations);
  return { questions, escalations, records };
}

async function countRows(
  db: Transaction | Database,
  table:
    | 'questions'
    | 'escalations'
    | 'followers'
    | 'feedback'
    | 'escalation_events'
    | 'escalation_messages'
    | 'staff_verdicts'
    | 'reply_tokens',
  column: 'learner_id' | 'person_id' | 'actor_id' | 'author_id' | 'staff_id' | 'escalated_by',
  person: LearnerId,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb(eb.ref(column), '=', person))
    .executeTakeFirstOrThrow();
  return count;
}

/** What a person left on other people's questions. Staff keep the state of their work, without its author. */
async function eraseTraces(transaction: Transaction, person: LearnerId): Promise<void> {
  await transaction.deleteFrom('feedback').where('person_id', '=', person).execute();
  await transaction.deleteFrom('staff_verdicts').where('staff_id', '=', person).execute();
  await transaction.deleteFrom('reply_tokens').where('escalated_by', '=', person).execute();
  await transaction
    .updateTable('escalation_events')
    .set({ actor_id: null })
    .where('actor_id', '=', person)
    .execute();
  await transaction
    .updateTable('escalation_events')
    .set({ note: null })
    .where('kind', '=', 'assign')
    .where('note', '=', person)
    .execute();
  await transaction
    .updateTable('escalation_messages')
    .set({ author_id: null, text: '', files: '[]', former_texts: '[]' })
    .where('author_id', '=', person)
    .execute();
  // What was done on Discord in their name, in escalations of others.
  await transaction
    .deleteFrom('outbox')
    .where('state', '!=', 'waiting')
    .where('payload', 'like', `%"${person}"%`)
    .execute();
  await transaction.deleteFrom('followers').where('learner_id', '=', person).execute();
  await transaction
    .updateTable('escalations')
    .set({ owner_id: null })
    .where('owner_id', '=', person)
    .where('status', 'in', ENDED)
    .execute();
  await transaction
    .deleteFrom('rate_buckets')
    .where('key', 'like', `learner/%/${person}`)
    .execute();
  await transaction.deleteFrom('model_spend').where('key', 'like', `learner/%/${person}`).execute();
}
