import { sql } from 'kysely';
import { asChannelId, asMessageId, type ServerId } from '../core/ids.ts';
import type { WrongAnswer } from '../core/insights/ports.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { judgedSince } from './read-verdicts.ts';

const EVER = new Date(0);

interface Row {
  readonly title: string;
  readonly text: string;
  readonly isPrivate: number;
  readonly channel: string | null;
  readonly message: string | null;
  readonly number: number | null;
  readonly reason: string | null;
}

/** Answers of a server that were judged wrong and whose documents still say the same, the newest first. */
export async function readWrongAnswers(
  db: Database,
  serverId: ServerId,
  limit: number,
): Promise<readonly WrongAnswer[]> {
  const judged = await judgedSince(db, serverId, EVER);
  const wrong = judged.filter((of) => of.wrong === 1).map(({ question }) => question);
  if (wrong.length === 0) return [];
  const generation = await readGeneration(db);
  const { rows } = await sql<Row>`
    select d.title, q.text, q.is_private as "isPrivate", a.reply_channel_id as channel,
      a.reply_message_id as message,
      (select e.number from escalations e where e.question_id = q.id) as number,
      (select v.reason from staff_verdicts v
        where v.question_id = q.id and v.verdict = 'wrong' and v.reason is not null
        order by v.given_at desc limit 1) as reason
    from questions q
    join answers a on a.question_id = q.id
    join documents d on d.id = a.source_document_id
      and d.from_generation <= a.generation and ${inGeneration(generation, 'd')}
    where q.id in (select value from json_each(${JSON.stringify(wrong)})) and q.erased_at is null
    order by q.asked_at desc limit ${limit}`.execute(db);
  return rows.map(toWrongAnswer);
}

/** Of what was asked in private nothing is said but which document answered, and to which escalation it led. */
function toWrongAnswer({ title, text, isPrivate, channel, message, number, reason }: Row) {
  const isOpen = isPrivate === 0;
  return {
    title,
    number: number ?? undefined,
    asked: isOpen ? text : undefined,
    reason: isOpen ? (reason ?? undefined) : undefined,
    shown:
      isOpen && channel !== null && message !== null
        ? { channelId: asChannelId(channel), messageId: asMessageId(message) }
        : undefined,
  };
}
