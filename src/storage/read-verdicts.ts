import { sql, type RawBuilder } from 'kysely';

/**
 * Stated answers that staff judged, each with `wrong` as 0 or 1: by the last verdict that was given, else by how its
 * escalation ended. Staff who resolved it with a reply of their own, and not with the very document that was cited,
 * say by that that the answer was wrong. A withdrawn or unanswered escalation says nothing, nor does one without a reply.
 */
export function judgedAnswers(
  where: RawBuilder<unknown>,
): RawBuilder<{ question: string; confidence: number; document: string | null; wrong: number }> {
  return sql`
    select a.question_id as question, a.confidence, a.source_document_id as document,
      coalesce(v.verdict = 'wrong', 1) as wrong
    from answers a
    join questions q on q.id = a.question_id
    left join staff_verdicts v on v.question_id = a.question_id and v.given_at = (
      select max(given_at) from staff_verdicts where question_id = a.question_id)
    where a.outcome = 'answered' and q.id in (
      select question_id from staff_verdicts union select question_id from escalations where status = 'resolved')
      and (v.verdict is not null or exists (
        select 1 from escalations e
        where e.question_id = a.question_id and e.status = 'resolved'
          and json_extract(e.outcome, '$.kind') in ('answered', 'known-issue')
          and coalesce(json_extract(e.outcome, '$.documentId'), '') <> coalesce(a.source_document_id, '-')
          and not exists (select 1 from escalation_knowledge k
            where k.escalation_id = e.id and k.document_id = a.source_document_id)
          and exists (select 1 from escalation_messages m
            where m.escalation_id = e.id and m.direction = 'to-learner')))
      and ${where}
    group by a.question_id`;
}
