import { BadInput, UnreadableFile } from '../core/errors.ts';
import type { DocumentSource } from '../core/indexing/ports.ts';
import {
  hashKnowledgeFile,
  listKnowledgeFiles,
  parserRecipe,
  readKnowledgeFile,
  type ListedFile,
  type ReadableFile,
} from './read-knowledge-folder.ts';

/** The knowledge folder as a source of documents. A refused file is a broken one, so that what it gave before stays. */
export function openFolderSource(dir: string): DocumentSource {
  let files: ReadonlyMap<string, ListedFile> = new Map();

  function found(path: string): ListedFile {
    const file = files.get(path);
    if (file === undefined) throw new BadInput(`${path} was not listed`);
    return file;
  }

  return {
    recipe: parserRecipe,
    async list() {
      const listed = await listKnowledgeFiles(dir);
      files = new Map(listed.map((file) => [file.path, file]));
      return {
        paths: listed.filter(({ status }) => status !== 'skipped').map(({ path }) => path),
        skipped: listed.flatMap((file) =>
          file.status === 'skipped' ? [{ path: file.path, place: '', reason: file.reason }] : [],
        ),
      };
    },
    async hash(path) {
      const file = found(path);
      if (file.status !== 'readable') return `refused: ${file.reason}`;
      return await hashKnowledgeFile(dir, file);
    },
    async read(path) {
      const file = found(path);
      return file.status === 'readable'
        ? await read(dir, file)
        : { outcome: 'broken', place: '', reason: file.reason };
    },
  };
}

async function read(dir: string, file: ReadableFile) {
  try {
    const { documents, notes } = await readKnowledgeFile(dir, file);
    const remarks = notes.map((reason) => ({ place: '', reason }));
    return { outcome: 'read', documents, remarks } as const;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { place = '', reason } = error;
    // A side-car's fault is its file's, but the owner must look into the side-car.
    const where = error.file === file.path ? place : `${error.file} ${place}`.trim();
    return { outcome: 'broken', place: where, reason } as const;
  }
}
