import type { ExpressionBuilder } from 'kysely';
import type { PersonCopy } from '../core/privacy/ports.ts';
import type { Database } from './open-database.ts';
import { readFiles } from './question-files.ts';
import type { DatabaseSchema } from './schema.ts';

/** Everything held about a person. Staff and other people are left out of it; ids of the person's own places stay. */
export async function copyPerson(db: Database, person: string): Promise<PersonCopy> {
  return {
    person,
    questions: await copyQuestions(db, person),
    escalations: await copyEscalations(db, person),
    followed: await copyFollowed(db, person),
    feedbackGiven: await db
      .selectFrom('feedback')
      .select(['question_id', 'kind', 'note', 'given_at'])
      .where('person_id', '=', person)
      .orderBy('given_at')
      .execute(),
    verdictsGiven: await db
      .selectFrom('staff_verdicts')
      .select(['question_id', 'verdict', 'reason', 'given_at'])
      .where('staff_id', '=', person)
      .orderBy('given_at')
      .execute(),
    wishedForOthers: await db
      .selectFrom('reply_tokens')
      .select(['question_id', 'expires_at'])
      .where('escalated_by', '=', person)
      .execute(),
    actions: await db
      .selectFrom('escalation_events')
      .select(['escalation_id', 'kind', 'via', 'note', 'at'])
      .where('actor_id', '=', person)
      .orderBy('id')
      .execute(),
    rates: await db
      .selectFrom('rate_buckets')
      .selectAll()
      .where('key', 'like', `learner/%/${person}`)
      .execute(),
    modelUse: await db
      .selectFrom('model_spend')
      .selectAll()
      .where('key', 'like', `learner/%/${person}`)
      .execute(),
  };
}

async function copyQuestions(db: Database, person: string) {
  const questions = await db
    .selectFrom('questions')
    .leftJoin('answers', 'answers.question_id', 'questions.id')
    .select([
      'id',
      'server_id',
      'channel_id',
      'message_id',
      'questions.text',
      'course',
      'is_private',
      'source',
      'asked_at',
      'locale',
      'outcome',
      'confidence',
      'answers.text as answer',
      'citations',
      'answers.reply_channel_id',
      'answers.reply_message_id',
      'questions.reply_channel_id as unanswered_reply_channel_id',
      'questions.reply_message_id as unanswered_reply_message_id',
      'answered_at',
    ])
    .where('learner_id', '=', person)
    .orderBy('asked_at')
    .execute();
  return await Promise.all(
    questions.map(async ({ citations, ...question }) => ({
      ...question,
      files: (await readFiles(db, question.id)).map(({ name, url }) => ({ name, url })),
      citations: citations === null ? [] : (JSON.parse(citations) as unknown),
    })),
  );
}

async function copyEscalations(db: Database, person: string) {
  const escalations = await db
    .selectFrom('escalations')
    .select(['id', 'server_id', 'number', 'question_id', 'status', 'closing_note'])
    .select(['is_private', 'opened_at', 'updated_at', 'locale', 'outcome', 'due_at'])
    .where('learner_id', '=', person)
    .orderBy('opened_at')
    .execute();
  return await Promise.all(
    escalations.map(async (escalation) => ({
      ...escalation,
      messages: await db
        .selectFrom('escalation_messages')
        .select(['direction', 'text', 'former_texts', 'files', 'at', 'edited_at', 'deleted_at'])
        .where('escalation_id', '=', escalation.id)
        .where((where) => isNotAnothers(where, person))
        .orderBy('id')
        .execute(),
      deliveries: await db
        .selectFrom('outbox')
        .select(['kind', 'state', 'attempts', 'created_at', 'done_at'])
        .where('escalation_id', '=', escalation.id)
        .orderBy('id')
        .execute(),
    })),
  );
}

/** What other learners said of the same question is theirs. */
function isNotAnothers(
  where: ExpressionBuilder<DatabaseSchema, 'escalation_messages'>,
  person: string,
) {
  return where.or([where('direction', '!=', 'to-staff'), where('author_id', '=', person)]);
}

/** Escalations of others that ask what the person asked. */
async function copyFollowed(db: Database, person: string) {
  const followed = await db
    .selectFrom('followers')
    .innerJoin('escalations', 'escalations.id', 'followers.escalation_id')
    .select(['followers.question_id', 'followers.state', 'followers.joined_at'])
    .select(['followers.locale', 'escalations.id', 'escalations.server_id'])
    .select(['escalations.number', 'escalations.status', 'escalations.closing_note'])
    .where('followers.learner_id', '=', person)
    .orderBy('followers.id')
    .execute();
  return await Promise.all(
    followed.map(async (escalation) => ({
      ...escalation,
      messages: await db
        .selectFrom('escalation_messages')
        .select(['direction', 'text', 'files', 'at'])
        .where('escalation_id', '=', escalation.id)
        .where((where) => isNotAnothers(where, person))
        .orderBy('id')
        .execute(),
    })),
  );
}
