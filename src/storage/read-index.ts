import { inGeneration } from './in-generation.ts';
import { fromBytes } from './vector-bytes.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { IndexableDocument } from '../core/answering/knowledge-index.ts';
import { documentSearchText, passageSearchText } from '../core/indexing/search-text.ts';
import { toDocumentMeta } from './knowledge-rows.ts';
import type { Database } from './open-database.ts';

/** Documents read at once. */
const DOCUMENTS_A_STEP = 24;
/** Passages handed out before others may run: this many are taken up in a few ms. */
const PASSAGES_A_TURN = 48;

const headingsSchema = z.array(z.string());

/** A document with its passages' vectors, in the same order. */
export interface LoadableDocument extends IndexableDocument {
  /** Undefined where there is none of the wanted recipe. */
  readonly vectors: readonly (Float32Array | undefined)[];
}

/** Which rows, and which vectors. */
export interface IndexSelection {
  readonly generation: number;
  /** Vectors of other models are left out: they cannot be compared. */
  readonly embeddingRecipe: string;
}

/** All documents of a generation in the order of their rows, in small steps that let others run. */
export async function* readIndexDocuments(
  db: Database,
  { generation, embeddingRecipe }: IndexSelection,
): AsyncGenerator<LoadableDocument> {
  for (let after = 0; ;) {
    const documents = await db
      .selectFrom('documents')
      .selectAll()
      .where('row', '>', after)
      .where(inGeneration(generation))
      .orderBy('row')
      .limit(DOCUMENTS_A_STEP)
      .execute();
    const last = documents.at(-1);
    if (last === undefined) return;
    after = last.row;
    const passages = await readPassages(
      db,
      documents.map(({ row }) => row),
      embeddingRecipe,
    );
    let handedOut = 0;
    for (const document of documents) {
      const own = passages.get(document.row) ?? [];
      yield toLoadable(document, own);
      handedOut += own.length;
      if (handedOut < PASSAGES_A_TURN) continue;
      handedOut = 0;
      await nextTurn();
    }
    await nextTurn();
  }
}

async function readPassages(db: Database, rows: readonly number[], embeddingRecipe: string) {
  const passages = await db
    .selectFrom('passages')
    .leftJoin('embeddings', (join) =>
      join
        .onRef('embeddings.key', '=', 'passages.embedding_key')
        .on('embeddings.recipe', '=', embeddingRecipe),
    )
    .select(['id', 'document_row', 'headings', 'text', 'vector'])
    .where('document_row', 'in', rows)
    .orderBy('document_row')
    .orderBy('ordinal')
    .execute();
  const byDocument = new Map<number, typeof passages>();
  for (const passage of passages) {
    const others = byDocument.get(passage.document_row);
    if (others === undefined) byDocument.set(passage.document_row, [passage]);
    else others.push(passage);
  }
  return byDocument;
}

type DocumentRow = Parameters<typeof toDocumentMeta>[0];
type PassageRow =
  Awaited<ReturnType<typeof readPassages>> extends Map<number, (infer Row)[]> ? Row : never;

function toLoadable(document: DocumentRow, passages: readonly PassageRow[]): LoadableDocument {
  const meta = toDocumentMeta(document);
  const drafts = passages.map(({ id, headings, text }) => ({
    id,
    headings: headingsSchema.parse(JSON.parse(headings)),
    text,
  }));
  return {
    row: document.row,
    visibility: {
      audience: meta.audience,
      serverId: document.server_id ?? undefined,
      courseKey: document.course_key ?? undefined,
      released: meta.released,
    },
    // Without the course's name: which course is a matter of scope, and there every document bears it.
    head: documentSearchText({ ...meta, course: undefined }, []).title,
    names: [meta.title, ...drafts.flatMap(({ headings }) => headings.slice(-1))],
    passages: drafts.map(({ id, ...draft }) => {
      const search = passageSearchText({ ...draft, place: { kind: 'document' } });
      return { id, head: search.headings, body: search.body };
    }),
    vectors: passages.map(({ vector }) => (vector === null ? undefined : fromBytes(vector))),
  };
}
