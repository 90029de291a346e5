import { BadInput } from '../core/errors.ts';
import type { DocumentSource, SourceReading } from '../core/indexing/ports.ts';
import {
  hashKnowledgeFile,
  listKnowledgeFiles,
  parserRecipe,
  type ListedFile,
} from './read-knowledge-folder.ts';
import { readListedFile } from './read-listed-file.ts';
import type { ReadingOrder } from './timed-reading.ts';

/** Reads a listed file, in this thread or elsewhere. */
type ReadFile = (order: ReadingOrder) => Promise<SourceReading>;

/** The knowledge folder as a source of documents. A refused file is a broken one, so that what it gave before stays. */
export function openFolderSource(
  dir: string,
  read: ReadFile = ({ file }) => readListedFile(dir, file),
): DocumentSource {
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
        ? await read({ dir, file })
        : { outcome: 'broken', place: '', reason: file.reason };
    },
  };
}
