import { z } from 'zod';
import type { AskedBefore, LearnerHistory, Page } from '../core/browsing/ports.ts';
import { ESCALATION_STATUSES } from '../core/escalation/escalation.ts';
import {
  asChannelId,
  asMessageId,
  asQuestionId,
  asServerId,
  type LearnerId,
  type ServerId,
} from '../core/ids.ts';
import type { Database } from './open-database.ts';

const outcomeSchema = z.enum(['answered', 'unsure', 'unknown']);
const statusSchema = z.enum(ESCALATION_STATUSES);

/** A learner's questions, from the rows of questions, answers, feedback and escalations. */
export class SqliteLearnerHistory implements LearnerHistory {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(learner: LearnerId, server: ServerId | undefined, { offset, limit }: Page) {
    const counted = await ofLearner(this.#db, learner, server)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await selectShown(ofLearner(this.#db, learner, server))
      .orderBy('questions.asked_at', 'desc')
      .orderBy('questions.id')
      .offset(offset)
      .limit(limit)
      .execute();
    return { total: counted.total, items: rows.map(toItem) };
  }
}

/** A learner's questions, each with what came of it. */
function ofLearner(db: Database, learner: LearnerId, server: ServerId | undefined) {
  const all = db
    .selectFrom('questions')
    .leftJoin('answers', 'answers.question_id', 'questions.id')
    .leftJoin('followers', (on) =>
      on
        .onRef('followers.question_id', '=', 'questions.id')
        .on('followers.state', '=', 'following'),
    )
    .leftJoin('escalations', (on) =>
      on.on((where) =>
        where.or([
          where.and([
            where('escalations.question_id', '=', where.ref('questions.id')),
            where('followers.id', 'is', null),
          ]),
          where('escalations.id', '=', where.ref('followers.escalation_id')),
        ]),
      ),
    )
    .where('questions.learner_id', '=', learner)
    .where('questions.erased_at', 'is', null);
  if (server === undefined) return all;
  return all.where((where) =>
    where.or([where('questions.server_id', 'is', null), where('questions.server_id', '=', server)]),
  );
}

function selectShown(query: ReturnType<typeof ofLearner>) {
  return query
    .select([
      'questions.id',
      'questions.text',
      'questions.server_id',
      'questions.channel_id',
      'questions.message_id',
      'questions.is_private',
      'questions.source',
      'questions.asked_at',
      'answers.outcome',
      'answers.reply_channel_id',
      'answers.reply_message_id',
      'escalations.number',
      'escalations.status',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('feedback')
            .select('feedback.kind')
            .whereRef('feedback.question_id', '=', 'questions.id')
            .where('feedback.kind', '=', 'solved'),
        )
        .as('solved'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectShown>['execute']>>[number];

function toItem(row: Row): AskedBefore {
  return {
    id: asQuestionId(row.id),
    text: row.text,
    isPrivate: row.is_private === 1,
    askedAt: new Date(row.asked_at),
    serverId: row.server_id === null ? undefined : asServerId(row.server_id),
    place: placeOf(row),
    outcome: row.outcome === null ? undefined : outcomeSchema.parse(row.outcome),
    isSolved: Boolean(row.solved),
    escalation:
      row.number === null || row.status === null
        ? undefined
        : { number: row.number, status: statusSchema.parse(row.status) },
  };
}

/** An answer that only its asker sees has no address. */
function placeOf(row: Row): AskedBefore['place'] {
  const isEphemeral = row.is_private === 1 && row.server_id !== null;
  if (isEphemeral) return undefined;
  const channel = row.reply_channel_id ?? row.channel_id;
  const message = row.reply_message_id ?? row.message_id;
  if (channel === null || message === null) return undefined;
  return { channelId: asChannelId(channel), messageId: asMessageId(message) };
}
