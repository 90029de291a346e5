import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { courseKey } from '../core/course.ts';
import { asDocumentId, asPassageId, asServerId } from '../core/ids.ts';
import type { DocumentHead, FileRecord, PreparedDocument } from '../core/indexing/ports.ts';
import {
  KNOWLEDGE_KINDS,
  type DocumentMeta,
  type Passage,
  type PassageDraft,
  type Place,
} from '../core/passage.ts';
import type { DocumentsTable, FilesTable, PassagesTable } from './knowledge-tables.ts';

const count = z.int().positive();
const words = z.array(z.string());
const remarksSchema = z.array(z.object({ place: z.string(), reason: z.string() }));

/** A place as it is kept in JSON. */
export const placeSchema: z.ZodType<Place> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document') }),
  z.object({ kind: z.literal('heading'), anchor: z.string() }),
  z.object({ kind: z.literal('cell'), cell: count }),
  z.object({ kind: z.literal('entry'), entry: count, anchor: z.string().optional() }),
  z.object({ kind: z.literal('page'), page: count }),
  z.object({ kind: z.literal('time'), startSeconds: z.number(), endSeconds: z.number() }),
  z.object({ kind: z.literal('line'), line: count, anchor: z.string().optional() }),
]);

const headSchema = z.object({
  kind: z.enum(KNOWLEDGE_KINDS),
  issue_status: z.enum(['open', 'fixed']).nullable(),
  audience: z.enum(['learner', 'staff']),
  origin: z.enum(['file', 'staff']),
  assignment: z.literal('graded').nullable(),
});

const outcomeSchema = z.enum(['read', 'broken']);

/** The row that keeps a document from a generation on. */
export function documentRow(
  document: PreparedDocument,
  fromGeneration: number,
): Insertable<DocumentsTable> {
  const { id, path, meta, origin, serverId, recipe } = document;
  return {
    id,
    path,
    title: meta.title,
    course: meta.course ?? null,
    course_key: meta.course === undefined ? null : courseKey(meta.course),
    week: meta.week ?? null,
    kind: meta.kind,
    issue_status: meta.issueStatus ?? null,
    fixed_on: meta.fixedOn?.toISOString() ?? null,
    url: meta.url ?? null,
    audience: meta.audience,
    released: meta.released?.toISOString() ?? null,
    tags: JSON.stringify(meta.tags),
    assignment: meta.assignment ?? null,
    due: meta.due?.toISOString() ?? null,
    origin,
    server_id: serverId ?? null,
    recipe,
    from_generation: fromGeneration,
    until_generation: null,
  };
}

/** A document without its passages. */
export function toDocumentHead(row: Selectable<DocumentsTable>): DocumentHead {
  return {
    id: asDocumentId(row.id),
    path: row.path,
    meta: toDocumentMeta(row),
    origin: headSchema.shape.origin.parse(row.origin),
    serverId: row.server_id === null ? undefined : asServerId(row.server_id),
  };
}

/** What a document says about itself. */
export function toDocumentMeta(row: Selectable<DocumentsTable>): DocumentMeta {
  const { kind, issue_status: issueStatus, audience, assignment } = headSchema.parse(row);
  return {
    title: row.title,
    course: row.course ?? undefined,
    week: row.week ?? undefined,
    kind,
    issueStatus: issueStatus ?? undefined,
    fixedOn: row.fixed_on === null ? undefined : new Date(row.fixed_on),
    url: row.url ?? undefined,
    audience,
    released: row.released === null ? undefined : new Date(row.released),
    tags: words.parse(JSON.parse(row.tags)),
    assignment: assignment ?? undefined,
    due: row.due === null ? undefined : new Date(row.due),
  };
}

/** What a passage shows. */
export function toPassageDraft(
  row: Pick<PassagesTable, 'headings' | 'place' | 'text'>,
): PassageDraft {
  return {
    headings: words.parse(JSON.parse(row.headings)),
    place: placeSchema.parse(JSON.parse(row.place)),
    text: row.text,
  };
}

/** A passage with its document. */
export function toPassage(
  row: Selectable<PassagesTable>,
  document: Selectable<DocumentsTable>,
): Passage {
  const { id: documentId, path, meta, serverId } = toDocumentHead(document);
  const id = asPassageId(row.id);
  return { ...toPassageDraft(row), id, documentId, path, meta, serverId, ordinal: row.ordinal };
}

/** The row that remembers a file from a generation on. */
export function fileRow(
  { path, hash, recipe, outcome, remarks }: FileRecord,
  fromGeneration: number,
): Insertable<FilesTable> {
  return {
    path,
    content_hash: hash,
    recipe,
    outcome,
    remarks: JSON.stringify(remarks),
    read_at: new Date().toISOString(),
    from_generation: fromGeneration,
    until_generation: null,
  };
}

/** What is remembered of a file. */
export function toFileRecord(row: Selectable<FilesTable>): FileRecord {
  return {
    path: row.path,
    hash: row.content_hash,
    recipe: row.recipe,
    outcome: outcomeSchema.parse(row.outcome),
    remarks: remarksSchema.parse(JSON.parse(row.remarks)),
  };
}
