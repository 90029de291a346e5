import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { BadInput } from '../core/errors.ts';
import { weekOfFolder } from './document-meta.ts';
import { READABLE_ENDINGS, readerFor } from './formats.ts';
import { isSideCar, sideCarOf } from './side-car.ts';

/** Bytes. Larger files are refused: no course note is, and a slip must not stop the bot. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** A file that can be read as far as one can see from outside. */
export interface ReadableFile {
  readonly status: 'readable';
  /** Below the knowledge folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly modified: Date;
  /** The name of the first folder on the path, when it has a `week-<n>` folder directly below it: then it is a course's. */
  readonly courseFolder: string | undefined;
  /** The path of its side-car file. */
  readonly sideCar: string | undefined;
}

/** A file that is not read, with a sentence that says why and what to do. */
export interface RefusedFile {
  /** `skipped` is no fault (another format); `refused` asks for a hand. */
  readonly status: 'skipped' | 'refused';
  readonly path: string;
  readonly reason: string;
}

/** A file below the knowledge folder. */
export type ListedFile = ReadableFile | RefusedFile;

/**
 * Lists what is below the knowledge folder, sorted by path. Hidden files and folders (`.git`) and side-car files
 * of other files are left out. Links are followed only within the folder.
 * @throws BadInput when there is no such folder, or it is a file.
 */
export async function listKnowledgeFiles(dir: string): Promise<ListedFile[]> {
  const root = await realpath(dir).catch((error: unknown) => {
    throw new BadInput(`the knowledge folder ${dir} does not exist; make it or set KNOWLEDGE_DIR`, {
      cause: error,
    });
  });
  if (!(await stat(root)).isDirectory()) {
    throw new BadInput(`KNOWLEDGE_DIR must be a folder; ${dir} is a file`);
  }
  const found: Found[] = [];
  await walk(root, '', found);
  const sideCars = found.map(({ path }) => path).filter(isSideCar);
  const courses = courseFolders(found);
  const byFolder = new Map<string, string[]>();
  for (const path of sideCars) {
    byFolder.set(folderOf(path), [...(byFolder.get(folderOf(path)) ?? []), path]);
  }
  const listed = found
    .filter(({ path }) => !isSideCar(path))
    .map((file) => judge(file, courses, byFolder.get(folderOf(file.path)) ?? []));
  return [...listed, ...lonely(sideCars, listed)].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Found {
  readonly path: string;
  readonly stats: Stats | undefined;
  /** Why it is not even looked at. */
  readonly refusal: string | undefined;
}

async function walk(root: string, folder: string, found: Found[]): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    // Beginning with ~$: what Word keeps beside a document while it is open.
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, found);
    else found.push(await look(root, path, entry));
  }
}

async function look(root: string, path: string, entry: Dirent): Promise<Found> {
  const refuse = (refusal: string): Found => ({ path, stats: undefined, refusal });
  try {
    const target = await realpath(join(root, path));
    const below = relative(root, target);
    if (below.startsWith('..') || isAbsolute(below)) {
      return refuse('this link leads out of the knowledge folder; put the file itself here');
    }
    const stats = await stat(target);
    if (stats.isFile()) return { path, stats, refusal: undefined };
    return refuse(
      entry.isSymbolicLink()
        ? 'links to folders are not followed; put the files themselves here'
        : 'this is not a file',
    );
  } catch (error) {
    if (!entry.isSymbolicLink()) throw error;
    return refuse('this link leads nowhere; put the file itself here');
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** First folders that have a `week-<n>` folder directly below: `knowledge/<course>/week-<n>/…`. */
function courseFolders(found: readonly Found[]): ReadonlySet<string> {
  const folders = found.flatMap(({ path }) => {
    const [first, second, third] = path.split('/');
    const isWeek =
      third !== undefined && second !== undefined && weekOfFolder(second) !== undefined;
    return isWeek && first !== undefined ? [first] : [];
  });
  return new Set(folders);
}

function judge(file: Found, courses: ReadonlySet<string>, sideCars: readonly string[]): ListedFile {
  const { path, stats, refusal } = file;
  if (stats === undefined)
    return { status: 'refused', path, reason: refusal ?? 'this is not a file' };
  if (readerFor(path) === undefined) {
    const reason = `this is not a format the bot reads; it reads ${READABLE_ENDINGS.join(', ')}`;
    return { status: 'skipped', path, reason };
  }
  if (stats.size > LARGEST_FILE) {
    const size = (stats.size / 1024 / 1024).toFixed(1);
    const reason = `it has ${size} MB and the most is ${LARGEST_FILE / 1024 / 1024} MB; split it`;
    return { status: 'refused', path, reason };
  }
  const first = path.split('/')[0] ?? '';
  return {
    status: 'readable',
    path,
    bytes: stats.size,
    modified: stats.mtime,
    courseFolder: courses.has(first) ? first : undefined,
    sideCar: sideCarOf(path, sideCars),
  };
}

/** Side-car files of nothing: most likely a name was misspelt. */
function lonely(sideCars: readonly string[], listed: readonly ListedFile[]): RefusedFile[] {
  const used = new Set(
    listed.map((file) => (file.status === 'readable' ? file.sideCar : undefined)),
  );
  return sideCars
    .filter((path) => !used.has(path))
    .map((path) => ({
      status: 'skipped',
      path,
      reason: 'there is no file that this describes; name it like the file, with .meta.yaml behind',
    }));
}
