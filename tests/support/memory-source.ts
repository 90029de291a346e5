import { createHash } from 'node:crypto';
import { asDocumentId } from '../../src/core/ids.ts';
import type {
  DocumentSource,
  SourceListing,
  SourceReading,
  Splitter,
} from '../../src/core/indexing/ports.ts';
import type { DocumentMeta, KnowledgeDocument } from '../../src/core/passage.ts';

/** A note's front matter when nothing is said. */
export const PLAIN_META: DocumentMeta = {
  title: 'A note',
  course: undefined,
  week: undefined,
  kind: 'note',
  issueStatus: undefined,
  url: undefined,
  audience: 'learner',
  released: undefined,
  tags: [],
  assignment: undefined,
  due: undefined,
};

/** A document of one section with these paragraphs. */
export function documentOf(
  path: string,
  paragraphs: readonly string[],
  meta: Partial<DocumentMeta> = {},
): KnowledgeDocument {
  return {
    id: asDocumentId(path),
    path,
    meta: { ...PLAIN_META, title: path, ...meta },
    sections: [
      {
        headings: [],
        place: { kind: 'document' },
        blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
      },
    ],
  };
}

/** Files in memory: one paragraph a line; a file with the line `BROKEN` is broken. Notes what was read. */
export class MemorySource implements DocumentSource {
  recipe = 'lines';
  readonly files = new Map<string, string>();
  readonly reads: string[] = [];

  async list(): Promise<SourceListing> {
    return await Promise.resolve({ paths: [...this.files.keys()].sort(), skipped: [] });
  }

  async hash(path: string): Promise<string | undefined> {
    const text = this.files.get(path);
    return await Promise.resolve(
      text === undefined ? undefined : createHash('sha256').update(text).digest('hex'),
    );
  }

  async read(path: string): Promise<SourceReading> {
    this.reads.push(path);
    const lines = (this.files.get(path) ?? '').split('\n');
    const brokenAt = lines.indexOf('BROKEN');
    return await Promise.resolve<SourceReading>(
      brokenAt < 0
        ? { outcome: 'read', documents: [documentOf(path, lines)], remarks: [] }
        : { outcome: 'broken', place: `line ${brokenAt + 1}`, reason: 'it says so' },
    );
  }
}

/** One passage a block. */
export const blockSplitter: Splitter = {
  recipe: 'blocks',
  split: ({ sections }) =>
    sections.flatMap(({ headings, place, blocks }) =>
      blocks.map(({ text }) => ({ headings, place, text })),
    ),
};
