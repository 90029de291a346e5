import { sql } from 'kysely';
import { z } from 'zod';
import { asDocumentId, asQuestionId, type ServerId } from '../core/ids.ts';
import { cleanQuestion } from '../core/answering/clean-question.ts';
import { asGapId, GAP_STATES, type Gap, type GapId } from '../core/insights/gap.ts';
import type { UnplacedQuestion } from '../core/insights/ports.ts';
import { WORDINGS_READ } from '../core/insights/tuning.ts';
import type { Database } from './open-database.ts';
import { FIGURES_ONLY } from './read-verdicts.ts';

/** Which gaps, and of their questions which. */
export interface GapSelection {
  readonly serverId: ServerId;
  readonly since: Date;
  /** Only this one. */
  readonly id?: GapId;
}

/**
 * A question that the notes did not answer: nobody said that the bot's offers solved it, or it went to staff, and
 * nothing that staff keep solves it by now.
 */
const IS_UNANSWERED = sql`
  q.erased_at is null and q.text <> '' and (
    (e.id is null and a.outcome in ('unsure', 'unknown')
      and not exists (select 1 from feedback f where f.question_id = q.id and f.kind = 'solved'))
    or (e.id is not null and e.status <> 'dismissed'
      and coalesce(json_extract(e.outcome, '$.kind'), '') not in ('not-an-issue', 'known-issue', 'duplicate')
      and not exists (select 1 from escalation_knowledge k where k.escalation_id = e.id)
      and (exists (select 1 from escalation_messages m
          where m.escalation_id = e.id and m.direction = 'to-learner')
        or not exists (select 1 from feedback f where f.question_id = q.id and f.kind = 'solved')))
  )`;

/** With a question its answer, and the escalation that it opened or joined. */
const WITH_ANSWER = sql`
  left join answers a ${FIGURES_ONLY} on a.question_id = q.id
  left join escalations e on e.id = coalesce(
    (select own.id from escalations own where own.question_id = q.id),
    (select followers.escalation_id from followers where followers.question_id = q.id))`;

interface Row {
  readonly gap: string;
  readonly state: string;
  readonly peopleThen: number;
  readonly changedAt: string;
  readonly answeredBy: string | null;
  readonly question: string;
  readonly text: string;
  readonly learner: string;
  readonly isPrivate: number;
  readonly course: string | null;
  readonly askedAt: string;
  readonly isEscalated: number;
}

/** Gaps with what is unanswered of them still. Those of which nothing is left are there, with nobody. */
export async function readGaps(
  db: Database,
  { serverId, since, id }: GapSelection,
): Promise<readonly Gap[]> {
  const { rows } = await sql<Row>`
    select g.id as gap, g.state, g.people_then as "peopleThen", g.changed_at as "changedAt",
      g.document_id as "answeredBy",
      q.id as question, q.text, q.learner_id as learner, q.is_private as "isPrivate", q.course,
      q.asked_at as "askedAt", e.id is not null as "isEscalated"
    from gaps g
    join gap_questions gq on gq.gap_id = g.id
    join questions q on q.id = gq.question_id
    ${WITH_ANSWER}
    where g.server_id = ${serverId} and ${IS_UNANSWERED}
      and (g.state = 'ignored' or q.asked_at >= ${since.toISOString()})
      ${id === undefined ? sql`` : sql`and g.id = ${id}`}
    order by q.asked_at desc`.execute(db);
  const byGap = new Map<string, Row[]>();
  for (const row of rows) byGap.set(row.gap, [...(byGap.get(row.gap) ?? []), row]);
  return [...byGap.values()].flatMap((of) => toGap(of, since.toISOString()));
}

/** Questions that belong into a gap and are in none, the newest first. */
export async function readUnplaced(
  db: Database,
  serverId: ServerId,
  limit: number,
): Promise<readonly UnplacedQuestion[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    select q.id, q.text from questions q ${WITH_ANSWER}
    where q.server_id = ${serverId} and ${IS_UNANSWERED}
      and not exists (select 1 from gap_questions gq where gq.question_id = q.id)
    order by q.asked_at desc limit ${limit}`.execute(db);
  return rows.map(({ id, text }) => ({ id: asQuestionId(id), text }));
}

const stateSchema = z.enum(GAP_STATES);

function toGap(rows: readonly Row[], since: string): readonly Gap[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { answeredBy } = first;
  // What was asked before staff answered it is answered, also when they ignore what came after.
  const ever = answeredBy === null ? rows : rows.filter((row) => row.askedAt > row.changedAt);
  const open = ever.filter(({ askedAt }) => askedAt >= since);
  const people = (of: readonly Row[]) => new Set(of.map(({ learner }) => learner)).size;
  const shown = open.filter(({ isPrivate }) => isPrivate === 0);
  return [
    {
      id: asGapId(first.gap),
      state: stateSchema.parse(first.state),
      people: people(open),
      askedPerson: people(open.filter(({ isEscalated }) => isEscalated === 1)),
      questions: open.length,
      privateQuestions: open.length - shown.length,
      wordings: differentOnes(shown)
        .slice(0, WORDINGS_READ)
        .map(({ question, text }) => ({
          questionId: asQuestionId(question),
          // Whom it mentions is nobody else's business, and what nobody sees could turn a line around.
          text: cleanQuestion(text).text,
        })),
      course: mostFrequent(open.flatMap(({ course }) => course ?? [])),
      peopleEver: people(ever),
      peopleThen: first.peopleThen,
      answeredBy: answeredBy === null ? undefined : asDocumentId(answeredBy),
    },
  ];
}

/** The newest of each wording: what many ask in the same words would crowd the others out. */
function differentOnes(rows: readonly Row[]): readonly Row[] {
  const byWords = new Map<string, Row>();
  for (const row of rows) {
    const words = cleanQuestion(row.text)
      .text.toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (words !== '' && !byWords.has(words)) byWords.set(words, row);
  }
  return [...byWords.values()];
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
