import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BadInput } from '../../src/core/errors.ts';
import { asDocumentId } from '../../src/core/ids.ts';
import type { DocumentSource } from '../../src/core/indexing/ports.ts';
import type { KnowledgeDocument } from '../../src/core/passage.ts';

const documentsSchema = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    question: z.string().optional(),
    section: z.string().optional(),
    course: z.string().optional(),
  }),
);

type JsonDocument = z.infer<typeof documentsSchema>[number];

/** A JSON array of documents as a source; each stands under its id, a second one of the same id beside it. */
export async function openJsonDocuments(file: string): Promise<DocumentSource> {
  const parsed = documentsSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    throw new BadInput(`${file} must be a JSON array of {id, text, question?, section?, course?}`);
  }
  const byPath = new Map<string, JsonDocument>();
  for (const document of parsed.data) {
    let path = document.id;
    while (byPath.has(path)) path += AGAIN;
    byPath.set(path, document);
  }
  return {
    recipe: 'json-1',
    list: async () => Promise.resolve({ paths: [...byPath.keys()], skipped: [] }),
    hash: async (path) => Promise.resolve(hashOf(byPath.get(path))),
    read: async (path) => {
      const found = byPath.get(path);
      const documents = found === undefined ? [] : [toDocument(path, found)];
      return Promise.resolve({ outcome: 'read', documents, remarks: [] });
    },
  };
}

/** Marks the path of a document whose id was there before. */
const AGAIN = '\u0000again';

/** The id as the set has it. */
export function withoutMark(path: string): string {
  return path.replaceAll(AGAIN, '');
}

function hashOf(document: JsonDocument | undefined): string | undefined {
  if (document === undefined) return undefined;
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

function toDocument(path: string, document: JsonDocument): KnowledgeDocument {
  const { text, question, section, course } = document;
  const blocks = text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line }) as const);
  const title = question ?? text.split('\n')[0]?.slice(0, 80) ?? '';
  return {
    id: asDocumentId(path),
    path,
    meta: {
      title: title.replace(/\s+/g, ' ').trim(),
      course,
      week: undefined,
      kind: 'faq',
      issueStatus: undefined,
      url: undefined,
      audience: 'learner',
      released: undefined,
      tags: [],
      assignment: undefined,
      due: undefined,
    },
    sections: [
      { headings: section === undefined ? [] : [section], place: { kind: 'document' }, blocks },
    ],
  };
}
