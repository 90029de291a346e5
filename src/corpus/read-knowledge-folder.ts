import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { BadInput, UnreadableFile, reasonOf } from '../core/errors.ts';
import type { KnowledgeDocument } from '../core/passage.ts';
import { readerFor } from './formats.ts';
import { LARGEST_FILE } from './list-knowledge-files.ts';
import type { ReadableFile } from './list-knowledge-files.ts';
import { readSideCar } from './side-car.ts';
import type { FileContent } from './source-file.ts';

export { parserRecipe } from './formats.ts';
export { listKnowledgeFiles } from './list-knowledge-files.ts';
export type { ListedFile, ReadableFile, RefusedFile } from './list-knowledge-files.ts';

/** A file, read. */
export interface ReadKnowledge {
  /** One a file; one an entry for a FAQ. */
  readonly documents: readonly KnowledgeDocument[];
  /** Sentences for the file's owner: how a file was read that might have been meant otherwise. */
  readonly notes: readonly string[];
  readonly contentHash: string;
}

/**
 * Reads a file that `listKnowledgeFiles` listed as readable.
 * @throws UnreadableFile with the place and what to do; nothing else is thrown for a file's content.
 */
export async function readKnowledgeFile(dir: string, listed: ReadableFile): Promise<ReadKnowledge> {
  const { path, courseFolder } = listed;
  const read = readerFor(path);
  if (read === undefined) throw new BadInput(`${path} is not a format the bot reads`);
  const { bytes, sideCarBytes, contentHash } = await load(dir, listed);
  try {
    const sideCar =
      listed.sideCar === undefined || sideCarBytes === undefined
        ? { meta: {}, notes: [] }
        : readSideCar(listed.sideCar, sideCarBytes);
    const file = { path, bytes, courseFolder, sideCar: sideCar.meta };
    const content: FileContent =
      bytes.length === 0 ? { documents: [], notes: [] } : await read(file);
    return {
      documents: content.documents,
      notes: [...sideCar.notes, ...content.notes, ...emptiness(content)],
      contentHash,
    };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile({ file: path, reason: whyUnreadable(error) }, { cause: error });
  }
}

/**
 * A hash of all that decides what a file gives, its side-car and course folder included; not the parsers.
 * @throws UnreadableFile
 */
export async function hashKnowledgeFile(dir: string, listed: ReadableFile): Promise<string> {
  return (await load(dir, listed)).contentHash;
}

async function load(
  dir: string,
  listed: ReadableFile,
): Promise<{ bytes: Uint8Array; sideCarBytes: Uint8Array | undefined; contentHash: string }> {
  const bytes = await loadBytes(dir, listed.path);
  const sideCarBytes =
    listed.sideCar === undefined ? undefined : await loadBytes(dir, listed.sideCar);
  const hash = createHash('sha256')
    .update(listed.courseFolder ?? '')
    .update('\0')
    .update(bytes);
  if (sideCarBytes !== undefined) hash.update('\0').update(sideCarBytes);
  return { bytes, sideCarBytes, contentHash: hash.digest('hex') };
}

/** The listing may be old: the file is looked at again, so that no link leads out meanwhile. */
async function loadBytes(dir: string, path: string): Promise<Uint8Array> {
  try {
    const root = await realpath(dir);
    const target = await realpath(join(root, path));
    const below = relative(root, target);
    if (below.startsWith('..') || isAbsolute(below)) {
      throw new UnreadableFile({
        file: path,
        reason: 'this link leads out of the knowledge folder',
      });
    }
    const bytes = await readFile(target);
    if (bytes.length > LARGEST_FILE) {
      throw new UnreadableFile({ file: path, reason: 'it has grown above 20 MB; split it' });
    }
    return bytes;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const reason = `it cannot be opened (${reasonOf(error)})`;
    throw new UnreadableFile({ file: path, reason }, { cause: error });
  }
}

/** A file that answers nothing is most often one that was saved before it was written. */
function emptiness({ documents, notes }: FileContent): readonly string[] {
  const isEmpty = documents.every(({ sections }) => sections.length === 0);
  return isEmpty && notes.length === 0 ? ['holds no text, so nothing is answered from it'] : [];
}

function whyUnreadable(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply to be read; make it flatter';
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return `it cannot be read (${message}); open it in its own program, mend it and save it again`;
}
