import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listKnowledgeFiles, readKnowledgeFile } from '../../src/corpus/read-knowledge-folder.ts';
import type { ReadKnowledge } from '../../src/corpus/read-knowledge-folder.ts';
import { unreachable } from '../../src/core/unreachable.ts';
import type { KnowledgeDocument, Place } from '../../src/core/passage.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a knowledge folder with these files for as long as the work with it takes. */
export async function withFolder<Result>(
  files: Files,
  work: (dir: string) => Promise<Result>,
): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'knowledge-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), content);
    }
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Reads one file of such a folder, the first unless it is named. */
export async function readFrom(files: Files, path = Object.keys(files)[0]): Promise<ReadKnowledge> {
  return await withFolder(files, async (dir) => {
    const listed = (await listKnowledgeFiles(dir)).find((file) => file.path === path);
    if (listed?.status !== 'readable') throw new Error(`not readable: ${JSON.stringify(listed)}`);
    return await readKnowledgeFile(dir, listed);
  });
}

/** The only document of a file. */
export async function documentFrom(files: Files, path?: string): Promise<KnowledgeDocument> {
  const { documents } = await readFrom(files, path);
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new Error('not one document');
  return document;
}

/** Sections as lines that are easy to compare: headings, place, then the blocks. */
export function outlineOf({
  sections,
}: Pick<KnowledgeDocument, 'sections'>): (string | string[])[][] {
  return sections.map(({ headings, place, blocks }) => [
    headings.join(' > '),
    placeText(place),
    blocks.map(({ text }) => text),
  ]);
}

function placeText(place: Place): string {
  switch (place.kind) {
    case 'heading':
      return `#${place.anchor}`;
    case 'time':
      return `${place.startSeconds}-${place.endSeconds} s`;
    case 'cell':
      return `cell ${place.cell}`;
    case 'page':
      return `page ${place.page}`;
    case 'line':
      return `line ${place.line}`;
    case 'entry':
      return `entry ${place.entry}`;
    case 'document':
      return place.kind;
    default:
      return unreachable(place);
  }
}
