import { sql } from 'kysely';
import type { DocumentFindings } from '../core/insights/figures.ts';
import type { InsightQuery } from '../core/insights/ports.ts';
import type { Database } from './open-database.ts';
import { publishedDocuments } from './published-documents.ts';
import { FIGURES_ONLY, judgedSince } from './read-verdicts.ts';

/** Of each kind, at most. */
const SHOWN = 5;
const EVER = new Date(0);
const DAY_MS = 24 * 60 * 60 * 1000;

/** What of the published knowledge staff should look at, for one server. */
export async function readFindings(db: Database, query: InsightQuery): Promise<DocumentFindings> {
  const documents = await ofServer(db, query);
  const stated = await statedSince(db, query);
  const silent = documents.filter(({ id }) => !stated.has(id));
  const from = new Date(query.now.getTime() - query.days * DAY_MS).toISOString();
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return {
    neverAnswering: {
      count: silent.length,
      titles: silent.slice(0, SHOWN).map(({ title }) => title),
    },
    wrong: await wrongDocuments(db, query, titles),
    askedAfterFix: documents
      .flatMap(({ id, title, kind, issue_status: status, fixed_on: fixedOn }) => {
        if (kind !== 'known-issue' || status !== 'fixed') return [];
        // Without a day it counts as fixed all the time that is looked at.
        const since = fixedOn ?? from;
        const questions = (stated.get(id) ?? []).filter((at) => at > since).length;
        return questions === 0 ? [] : [{ title, questions }];
      })
      .sort((a, b) => b.questions - a.questions)
      .slice(0, SHOWN),
  };
}

/** What learners of the server can see, its own newest first. */
async function ofServer(db: Database, { serverId, courses }: InsightQuery) {
  const published = await publishedDocuments(db);
  const rows = await published
    .where('audience', '=', 'learner')
    .where((eb) => eb.or([eb('server_id', 'is', null), eb('server_id', '=', serverId)]))
    .orderBy('from_generation', 'desc')
    .orderBy('path')
    .execute();
  return rows.filter(
    ({ course_key: course }) =>
      course === null || courses === undefined || courses.includes(course),
  );
}

/** When each document was stated as the answer on the server, of all that is kept. */
async function statedSince(db: Database, { serverId }: InsightQuery) {
  const { rows } = await sql<{ document: string; at: string }>`
    select a.source_document_id as document, q.asked_at as at
    from questions q join answers a ${FIGURES_ONLY} on a.question_id = q.id
    where q.server_id = ${serverId} and a.source_document_id is not null`.execute(db);
  const stated = new Map<string, string[]>();
  for (const { document, at } of rows) {
    const times = stated.get(document);
    if (times === undefined) stated.set(document, [at]);
    else times.push(at);
  }
  return stated;
}

async function wrongDocuments(
  db: Database,
  { serverId }: InsightQuery,
  titles: ReadonlyMap<string, string>,
): Promise<DocumentFindings['wrong']> {
  const counts = new Map<string, { wrong: number; judged: number }>();
  for (const { document, wrong } of await judgedSince(db, serverId, EVER)) {
    if (document === null) continue;
    const before = counts.get(document) ?? { wrong: 0, judged: 0 };
    counts.set(document, { wrong: before.wrong + wrong, judged: before.judged + 1 });
  }
  return [...counts]
    .flatMap(([id, of]) => {
      const title = titles.get(id);
      return title === undefined || of.wrong === 0 ? [] : [{ title, ...of }];
    })
    .sort((a, b) => b.wrong - a.wrong || a.judged - b.judged)
    .slice(0, SHOWN);
}
