import { sql } from 'kysely';
import { asStaffId } from '../core/ids.ts';
import { DAY_MS, addDays, mondayOf, wallTime } from '../core/calendar.ts';
import {
  spreadOf,
  type CourseWeek,
  type Figures,
  type WeekFigures,
} from '../core/insights/figures.ts';
import type { InsightQuery } from '../core/insights/ports.ts';
import { WEEKS_SHOWN } from '../core/insights/tuning.ts';
import { inGeneration } from './in-generation.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { FIGURES_ONLY, judgedSince } from './read-verdicts.ts';

/** As many as there are letters. */
const STAFF_READ = 26;

/** The escalation that a question opened, else the one that it follows. */
const ESCALATION_OF = sql`coalesce(
  (select own.id from escalations own where own.question_id = q.id),
  (select f.escalation_id from followers f where f.question_id = q.id))`;

/** Counts what was asked on a server and what came of it. */
export async function readFigures(db: Database, query: InsightQuery): Promise<Figures> {
  const { serverId, days, now } = query;
  const from = new Date(now.getTime() - days * DAY_MS);
  const judged = await judgedSince(db, serverId, from);
  return {
    from,
    to: now,
    ...(await countQuestions(db, serverId, from)),
    judged: judged.length,
    wrong: judged.filter(({ wrong }) => wrong === 1).length,
    firstReply: spreadOf(await waits(db, serverId, from, 'reply')),
    resolution: spreadOf(await waits(db, serverId, from, 'resolve')),
    waiting: await countWaiting(db, serverId),
    load: await loadOf(db, serverId, from),
    weeks: await weeksOf(db, query),
    courseWeeks: await courseWeeksOf(db, serverId, from),
  };
}

interface Counts {
  readonly questions: number;
  readonly answered: number;
  readonly unsure: number;
  readonly unknown: number;
  readonly escalated: number;
  readonly solved: number;
}

async function countQuestions(db: Database, serverId: string, from: Date): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) as questions,
      count(*) filter (where a.outcome = 'answered') as answered,
      count(*) filter (where a.outcome = 'unsure') as unsure,
      count(*) filter (where a.outcome = 'unknown') as unknown,
      count(${ESCALATION_OF}) as escalated,
      count(*) filter (where a.outcome in ('answered', 'unsure')
        and exists (select 1 from feedback f where f.question_id = q.id and f.kind = 'solved')
        and not exists (select 1 from escalation_messages m
          where m.escalation_id = ${ESCALATION_OF} and m.direction = 'to-learner')) as solved
    from questions q left join answers a ${FIGURES_ONLY} on a.question_id = q.id
    where q.server_id = ${serverId} and q.asked_at >= ${from.toISOString()}`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new RangeError('a count gives one row');
  return counts;
}

/** Milliseconds from the opening of each escalation to the first reply, or to the end that lasted. */
async function waits(
  db: Database,
  serverId: string,
  from: Date,
  what: 'reply' | 'resolve',
): Promise<readonly number[]> {
  const until =
    what === 'reply'
      ? sql`(select min(v.at) from escalation_events v where v.escalation_id = e.id and v.kind = 'reply')`
      : sql`(select max(v.at) from escalation_events v where v.escalation_id = e.id
          and e.status = 'resolved' and v.kind in ('resolve', 'withdraw'))`;
  const { rows } = await sql<{ opened: string; until: string }>`
    select e.opened_at as opened, ${until} as until from escalations e
    where e.server_id = ${serverId} and e.opened_at >= ${from.toISOString()}
      and ${until} is not null`.execute(db);
  return rows.map(({ opened, until: end }) => Date.parse(end) - Date.parse(opened));
}

async function countWaiting(db: Database, serverId: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from escalations e
    where e.server_id = ${serverId} and e.status in ('open', 'claimed') and not exists (
      select 1 from escalation_events v where v.escalation_id = e.id and v.kind = 'reply')`.execute(
    db,
  );
  return rows[0]?.waiting ?? 0;
}

async function loadOf(db: Database, serverId: string, from: Date) {
  const { rows } = await sql<{ staff: string; replied: number; holds: number }>`
    select staff, sum(replied) as replied, sum(holds) as holds from (
      select v.actor_id as staff, count(distinct v.escalation_id) as replied, 0 as holds
      from escalation_events v join escalations e on e.id = v.escalation_id
      where e.server_id = ${serverId} and v.kind = 'reply' and v.at >= ${from.toISOString()}
        and v.actor_id is not null
      group by v.actor_id
      union all
      select owner_id, 0, count(*) from escalations
      where server_id = ${serverId} and status in ('claimed', 'answered') and owner_id is not null
      group by owner_id
    ) group by staff order by sum(replied) desc, sum(holds) desc, staff limit ${STAFF_READ}`.execute(
    db,
  );
  return rows.map(({ staff, replied, holds }) => ({ staffId: asStaffId(staff), replied, holds }));
}

async function weeksOf(
  db: Database,
  { serverId, days, now, timeZone }: InsightQuery,
): Promise<readonly WeekFigures[]> {
  const last = mondayOf(wallTime(now, timeZone).day);
  const beginning = mondayOf(wallTime(new Date(now.getTime() - days * DAY_MS), timeZone).day);
  const usual = addDays(last, -7 * (WEEKS_SHOWN - 1));
  const first = beginning < usual ? beginning : usual;
  // A day more: the week begins earlier where the clocks are ahead.
  const since = addDays(first, -1);
  const { rows } = await sql<{ hour: string; questions: number; escalated: number }>`
    select substr(q.asked_at, 1, 13) as hour, count(*) as questions,
      count(${ESCALATION_OF}) as escalated
    from questions q
    where q.server_id = ${serverId} and q.asked_at >= ${since} group by 1`.execute(db);
  const weeks = new Map<string, { questions: number; escalated: number }>();
  for (let week = first; week <= last; week = addDays(week, 7))
    weeks.set(week, { questions: 0, escalated: 0 });
  for (const { hour, questions, escalated } of rows) {
    const week = weeks.get(mondayOf(wallTime(new Date(`${hour}:00:00Z`), timeZone).day));
    if (week === undefined) continue;
    week.questions += questions;
    week.escalated += escalated;
  }
  const all = [...weeks].map(([startsOn, counts]) => ({ startsOn, ...counts }));
  const asked = all.findIndex(({ questions }) => questions > 0);
  return asked < 0 ? [] : all.slice(asked);
}

async function courseWeeksOf(
  db: Database,
  serverId: string,
  from: Date,
): Promise<readonly CourseWeek[]> {
  const generation = await readGeneration(db);
  const { rows } = await sql<{ course: string | null; week: number; questions: number }>`
    select max(d.course) as course, d.week, count(*) as questions
    from questions q
    join answers a ${FIGURES_ONLY} on a.question_id = q.id and a.source_document_id is not null
    join documents d on d.id = a.source_document_id and d.week is not null
      and ${inGeneration(generation, 'd')}
    where q.server_id = ${serverId} and q.asked_at >= ${from.toISOString()}
    group by d.course_key, d.week order by 3 desc, 1, 2`.execute(db);
  return rows.map(({ course, ...of }) => ({ course: course ?? undefined, ...of }));
}
