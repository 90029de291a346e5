import type { AnsweredQuestion } from '../core/answering/ports.ts';
import type { Conversations, ConversationSearch } from '../core/hearing/ports.ts';
import { asQuestionId, type ChannelId, type MessageId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import type { Database } from './open-database.ts';
import { toQuestion } from './question-rows.ts';
import { SqliteQuestionStore } from './sqlite-question-store.ts';

/** What was asked before, from the tables of questions and answers. */
export class SqliteConversations implements Conversations {
  readonly #db: Database;
  readonly #questions: SqliteQuestionStore;

  constructor(db: Database) {
    this.#db = db;
    this.#questions = new SqliteQuestionStore(db);
  }

  async findByEvent(eventKey: string): Promise<AnsweredQuestion | undefined> {
    const row = await this.#db
      .selectFrom('questions')
      .select('id')
      .where('event_key', '=', eventKey)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#questions.find(asQuestionId(row.id));
  }

  async findByReply(messageId: MessageId): Promise<AnsweredQuestion | undefined> {
    const row = await this.#db
      .selectFrom('answers')
      .select('question_id')
      .where('reply_message_id', '=', messageId)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#questions.find(asQuestionId(row.question_id));
  }

  async turns(search: ConversationSearch): Promise<readonly Question[]> {
    const { channelId, learnerId, since, before, limit, withPrivate = false } = search;
    const rows = await this.#db
      .selectFrom('questions')
      .leftJoin('answers', 'answers.question_id', 'questions.id')
      .selectAll('questions')
      .where('erased_at', 'is', null)
      .where('asked_at', '>=', since.toISOString())
      .where('asked_at', '<', before.toISOString())
      .where((eb) =>
        eb.or([
          eb('questions.channel_id', '=', channelId),
          eb.and([eb('answers.reply_channel_id', '=', channelId), eb('is_private', '=', 0)]),
          // A thread has the id of the message it stands on: known even before its first answer is.
          eb.and([eb('questions.message_id', '=', channelId), eb('is_private', '=', 0)]),
        ]),
      )
      .$if(learnerId !== undefined, (query) => query.where('learner_id', '=', learnerId ?? ''))
      // Asked for oneself only: what it said is nobody else's, and no part of a public talk.
      .$if(!withPrivate, (query) =>
        query.where((eb) =>
          eb.or([eb('is_private', '=', 0), eb('source', 'not in', ['slash', 'context-menu'])]),
        ),
      )
      .orderBy('asked_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toQuestion).reverse();
  }

  async staffReplied(channelId: ChannelId, since: Date): Promise<boolean> {
    const reply = await this.#db
      .selectFrom('escalation_messages')
      .select('id')
      .where('direction', '=', 'to-learner')
      .where('target_channel_id', '=', channelId)
      .where('at', '>', since.toISOString())
      .executeTakeFirst();
    return reply !== undefined;
  }
}
