import { sql, type Selectable } from 'kysely';
import { DAY_MS } from '../core/calendar.ts';
import { asDocumentId } from '../core/ids.ts';
import type { DocumentFindings, FoundDocument } from '../core/insights/figures.ts';
import type { InsightQuery } from '../core/insights/ports.ts';
import { SILENT_DAYS } from '../core/insights/tuning.ts';
import type { Database } from './open-database.ts';
import { isRowVisible, publishedDocuments } from './published-documents.ts';
import { FIGURES_ONLY, judgedSince } from './read-verdicts.ts';
import type { DocumentsTable } from './knowledge-tables.ts';

/** Of each kind, at most. */
const SHOWN = 5;
const EVER = new Date(0);

type Row = Selectable<DocumentsTable>;

/** What of the published knowledge staff should look at, for one server. */
export async function readFindings(db: Database, query: InsightQuery): Promise<DocumentFindings> {
  const { now, days } = query;
  const documents = await ofServer(db, query);
  const stated = await statedSince(db, query);
  const young = await newSince(db, new Date(now.getTime() - SILENT_DAYS * DAY_MS));
  const silent = documents.filter(
    ({ id, path }) => !stated.has(id) && !young.has(id) && !young.has(path),
  );
  const from = new Date(now.getTime() - days * DAY_MS).toISOString();
  const issues = documents.filter(({ kind }) => kind === 'known-issue');
  return {
    neverAnswering: { count: silent.length, shown: silent.slice(0, SHOWN).map(found) },
    wrong: await wrongDocuments(db, query, documents),
    askedAfterFix: issues
      .filter(({ issue_status: status }) => status === 'fixed')
      .map((row) => {
        // Without a day it counts as fixed all the time that is looked at.
        const since = row.fixed_on ?? from;
        return {
          ...found(row),
          questions: (stated.get(row.id) ?? []).filter((at) => at > since).length,
        };
      })
      .filter(({ questions }) => questions > 0)
      .sort((a, b) => b.questions - a.questions)
      .slice(0, SHOWN),
    openAfterFix: issues
      .flatMap((row) => {
        const { issue_status: status, fixed_on: fixedOn } = row;
        if (status === 'fixed' || fixedOn === null || fixedOn > now.toISOString()) return [];
        return [{ ...found(row), fixedOn: new Date(fixedOn) }];
      })
      .slice(0, SHOWN),
  };
}

function found({ id, title, path, origin }: Row): FoundDocument {
  return { id: asDocumentId(id), title, path: origin === 'staff' ? undefined : path };
}

/** What learners of the server can see, its own newest first. */
async function ofServer(db: Database, { serverId, courses, now }: InsightQuery) {
  const published = await publishedDocuments(db);
  const rows = await published
    .selectAll()
    .orderBy('from_generation', 'desc')
    .orderBy('path')
    .execute();
  return rows.filter((row) => isRowVisible(row, { audience: 'learner', serverId, courses, now }));
}

/** Paths of files and ids of what staff keep that are newer than a moment. */
async function newSince(db: Database, since: Date): Promise<ReadonlySet<string>> {
  const moment = since.toISOString();
  const { rows } = await sql<{ key: string }>`
    select path as key from files where until_generation is null and read_at > ${moment}
    union select id from staff_documents where created_at > ${moment}`.execute(db);
  return new Set(rows.map(({ key }) => key));
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

/** A document that was changed since is another one: what it says now nobody has judged. */
async function wrongDocuments(
  db: Database,
  { serverId }: InsightQuery,
  documents: readonly Row[],
): Promise<DocumentFindings['wrong']> {
  const byId = new Map(documents.map((row) => [row.id, row]));
  const counts = new Map<Row, { wrong: number; judged: number }>();
  for (const { document, wrong, generation } of await judgedSince(db, serverId, EVER)) {
    const row = byId.get(document ?? '');
    if (row === undefined || row.from_generation > generation) continue;
    const before = counts.get(row) ?? { wrong: 0, judged: 0 };
    counts.set(row, { wrong: before.wrong + wrong, judged: before.judged + 1 });
  }
  return [...counts]
    .filter(([, of]) => of.wrong > 0)
    .map(([row, of]) => ({ ...found(row), ...of }))
    .sort((a, b) => b.wrong - a.wrong || a.judged - b.judged)
    .slice(0, SHOWN);
}
