import { reasonOf } from '../errors.ts';
import type { FileToRead, PresentFile } from './plan-changes.ts';
import type { DocumentSource, FileRecord, PreparedDocument, Splitter } from './ports.ts';
import { prepareDocument } from './prepare-document.ts';

/** Files. Enough to keep the disk busy. */
const HASHED_AT_ONCE = 16;

/** Remembered for a file that cannot even be opened; it is tried again once that changes. */
const UNREADABLE = 'unreadable';

/** A file that was read, and what is to be stored for it. */
export interface ReadFile {
  readonly record: FileRecord;
  readonly change: FileToRead['change'];
  /** Undefined when the file is broken. */
  readonly documents: readonly PreparedDocument[] | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

/** What reading needs. */
export interface ReadFileDeps {
  readonly source: DocumentSource;
  readonly splitter: Splitter;
  readonly embeddingRecipe: string;
  /** Goes into the file's record. */
  readonly recipe: string;
}

/** The hash of every file; those that vanish meanwhile are left out. */
export async function hashFiles(
  source: DocumentSource,
  paths: readonly string[],
): Promise<readonly PresentFile[]> {
  const present: PresentFile[] = [];
  for (let from = 0; from < paths.length; from += HASHED_AT_ONCE) {
    const hashed = await Promise.all(
      paths.slice(from, from + HASHED_AT_ONCE).map(async (path) => ({
        path,
        // What stands in the way is told when the file is read.
        hash: await source.hash(path).catch(() => UNREADABLE),
      })),
    );
    for (const { path, hash } of hashed) if (hash !== undefined) present.push({ path, hash });
  }
  return present;
}

/** Reads, splits and prepares one file. One that cannot be read is an outcome, not a fault of the run. */
export async function readFile(deps: ReadFileDeps, file: FileToRead): Promise<ReadFile> {
  const base = { path: file.path, hash: file.hash, recipe: deps.recipe };
  try {
    const reading = await deps.source.read(file.path);
    if (reading.outcome === 'broken') {
      const { place, reason } = reading;
      return broken(file, { ...base, outcome: 'broken', remarks: [{ place, reason }] });
    }
    const texts = new Map<string, string>();
    const documents: PreparedDocument[] = [];
    for (const { id, path, meta, sections } of reading.documents) {
      const drafts = await deps.splitter.split({ id, path, meta, sections });
      const head = { id, path, meta, origin: 'file', serverId: undefined } as const;
      const prepared = prepareDocument(head, drafts, deps.embeddingRecipe);
      for (const [key, text] of prepared.texts) texts.set(key, text);
      documents.push(prepared.document);
    }
    const record: FileRecord = { ...base, outcome: 'read', remarks: reading.remarks };
    return { record, change: file.change, documents, texts };
  } catch (error) {
    const reason = reasonOf(error);
    return broken(file, { ...base, outcome: 'broken', remarks: [{ place: '', reason }] });
  }
}

function broken(file: FileToRead, record: FileRecord): ReadFile {
  return { record, change: file.change, documents: undefined, texts: new Map() };
}
