import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** Behind `answers`: ten thousand of them are counted from an index, without their texts and citations. */
export const FIGURES_ONLY = sql`indexed by answers_figures`;

/**
 * Stated answers to questions since a moment that staff judged, each with `wrong` as 0 or 1: by the last verdict that
 * was given, else by how its escalation ended. Staff who resolved it with a reply of their own, and not with the very
 * document that was cited, say by that that the answer was wrong. A withdrawn or unanswered escalation says nothing,
 * nor does one without a reply.
 */
export async function judgedSince(db: Database, serverId: string, since: Date) {
  // Few are judged of many: the joins begin with those, in this order.
  const { rows } = await sql<Judged>`
    select a.question_id as question, a.confidence, a.source_document_id as document, a.generation,
      coalesce(v.verdict = 'wrong', 1) as wrong,
      case when v.verdict is null then e.owner_id else v.staff_id end as judge,
      coalesce(v.given_at, e.updated_at) as judged_at
    from (
      select question_id as id from staff_verdicts
      union
      select e.question_id from escalations e
      where e.server_id = ${serverId} and e.status = 'resolved'
        and json_extract(e.outcome, '$.kind') in ('answered', 'known-issue')
        and exists (select 1 from escalation_messages m
          where m.escalation_id = e.id and m.direction = 'to-learner')
    ) j
    cross join questions q on q.id = j.id
    cross join answers a ${FIGURES_ONLY} on a.question_id = j.id and a.outcome = 'answered'
    left join staff_verdicts v on v.question_id = j.id and v.given_at = (
      select max(given_at) from staff_verdicts where question_id = j.id)
    left join escalations e on e.question_id = j.id
    where q.server_id = ${serverId} and q.asked_at >= ${since.toISOString()}
      and (v.verdict is not null
        or (coalesce(json_extract(e.outcome, '$.documentId'), '') <> coalesce(a.source_document_id, '-')
          and not exists (select 1 from escalation_knowledge k
            where k.escalation_id = e.id and k.document_id = a.source_document_id)))
    group by a.question_id`.execute(db);
  return rows;
}

interface Judged {
  readonly question: string;
  readonly confidence: number;
  readonly document: string | null;
  /** Of the index that it was answered from. */
  readonly generation: number;
  readonly wrong: number;
  /** Who said so, if that is still known. */
  readonly judge: string | null;
  readonly judged_at: string;
}
