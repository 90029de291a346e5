import {
  hashKnowledgeFile,
  listKnowledgeFiles,
  parserRecipe,
  readKnowledgeFile,
  type ReadableFile,
} from '../../src/corpus/read-knowledge-folder.ts';
import { UnreadableFile } from '../../src/core/errors.ts';
import type { DocumentSource, SourceReading } from '../../src/core/indexing/ports.ts';

/** A folder of notes as a source. */
export async function openFolderDocuments(dir: string): Promise<DocumentSource> {
  const listed = await listKnowledgeFiles(dir);
  const files = new Map(
    listed.flatMap((file): [string, ReadableFile][] =>
      file.status === 'readable' ? [[file.path, file]] : [],
    ),
  );
  const skipped = listed.flatMap((file) =>
    file.status === 'readable' ? [] : [{ path: file.path, place: '', reason: file.reason }],
  );
  return {
    recipe: parserRecipe,
    list: async () => Promise.resolve({ paths: [...files.keys()], skipped }),
    hash: async (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : await hashKnowledgeFile(dir, file);
    },
    read: async (path) => await readOne(dir, files.get(path)),
  };
}

async function readOne(dir: string, file: ReadableFile | undefined): Promise<SourceReading> {
  if (file === undefined) return { outcome: 'broken', place: '', reason: 'it is gone' };
  try {
    const { documents } = await readKnowledgeFile(dir, file);
    return { outcome: 'read', documents, remarks: [] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { outcome: 'broken', place: error.place ?? '', reason: error.reason };
  }
}
