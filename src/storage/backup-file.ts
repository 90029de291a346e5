import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type SQLite from 'better-sqlite3';
import { z } from 'zod';
import { BadInput } from '../core/errors.ts';
import { openSqlite } from './open-sqlite.ts';
import { programVersion } from './program-version.ts';
import { appliedMigrations, hasTable } from './schema-version.ts';

const FORMAT = 1;
const TABLE = 'backup_manifest';

const manifestSchema = z.object({
  format: z.int(),
  program: z.string(),
  /** Names of the migrations that it went through. */
  schema: z.array(z.string()),
  /** The models, with their settings, that its vectors are of. */
  recipes: z.array(z.string()),
  questions: z.int(),
  passages: z.int(),
  madeAt: z.iso.datetime(),
});

/** What a backup says of itself. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/**
 * Copies a database, which may be in use, into one file that says what it is. One step takes a snapshot: writes
 * of others go on and are not in it. @throws when the file exists already or cannot be written.
 */
export async function writeBackup(
  sqlite: SQLite.Database,
  file: string,
  now: Date = new Date(),
): Promise<BackupManifest> {
  if (existsSync(file))
    throw new BadInput(`${file} exists already: choose another name for the backup`);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await sqlite.backup(unfinished, { progress: ({ totalPages }) => Math.max(totalPages, 1) });
    const manifest = seal(unfinished, now);
    syncFile(unfinished);
    renameSync(unfinished, file);
    return manifest;
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
    throw error;
  }
}

/**
 * Reads and checks a backup: every page, every reference, and what it says of itself.
 * @throws BadInput with what is wrong.
 */
export function checkBackup(file: string): BackupManifest {
  demandFile(file);
  let sqlite: SQLite.Database | undefined;
  try {
    sqlite = openSqlite(file, { readonly: true, fileMustExist: true });
    const fault = integrityFault(sqlite);
    if (fault !== undefined)
      throw new BadInput(`${file} is damaged and cannot be restored: ${fault}`);
    if (!hasTable(sqlite, TABLE))
      throw new BadInput(`${file} is no backup of this program: make one with \`npm run backup\``);
    const row = sqlite.prepare<[], { manifest: string }>(`select manifest from ${TABLE}`).get();
    return readManifest(file, JSON.parse(row?.manifest ?? '{}'));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${file} is damaged, or no backup of this program`, { cause: error });
  } finally {
    sqlite?.close();
  }
}

function demandFile(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) throw new BadInput(`there is no file ${file}`);
  if (there.isDirectory()) throw new BadInput(`${file} is a folder: name a backup in it`);
  if (there.size === 0) throw new BadInput(`${file} is empty, and no backup: take another`);
}

function readManifest(file: string, manifest: unknown): BackupManifest {
  const { format } = z.object({ format: z.int() }).parse(manifest);
  if (format > FORMAT)
    throw new BadInput(
      `${file} was written by a newer program, in a form that this one cannot read: install the version that wrote it`,
    );
  return manifestSchema.parse(manifest);
}

/** Makes a plain database of a copy of a backup. */
export function unseal(file: string): void {
  const sqlite = openSqlite(file, { fileMustExist: true });
  sqlite.exec(`drop table ${TABLE}`);
  sqlite.close();
  syncFile(file);
}

/** The first thing that is wrong with a database's pages or references; undefined when it is whole. */
export function integrityFault(sqlite: SQLite.Database): string | undefined {
  const result = sqlite.pragma('integrity_check(1)', { simple: true });
  if (result !== 'ok') return String(result);
  const [broken] = sqlite.pragma('foreign_key_check') as readonly { readonly table: string }[];
  return broken === undefined ? undefined : `a row of ${broken.table} refers to nothing`;
}

function seal(file: string, now: Date): BackupManifest {
  const sqlite = openSqlite(file);
  try {
    // One file alone, without the two that stand beside a database in use.
    sqlite.pragma('journal_mode = DELETE');
    const manifest: BackupManifest = {
      format: FORMAT,
      program: programVersion(),
      schema: [...appliedMigrations(sqlite)],
      recipes: recipesIn(sqlite),
      questions: count(sqlite, 'questions'),
      passages: count(sqlite, 'passages'),
      madeAt: now.toISOString(),
    };
    sqlite.exec(`create table ${TABLE} (manifest text not null)`);
    sqlite.prepare(`insert into ${TABLE} values (?)`).run(JSON.stringify(manifest));
    return manifest;
  } finally {
    sqlite.close();
  }
}

function recipesIn(sqlite: SQLite.Database): string[] {
  if (!hasTable(sqlite, 'embeddings')) return [];
  const statement = sqlite.prepare<[], { recipe: string }>(
    'select distinct recipe from embeddings order by recipe',
  );
  return statement.all().map(({ recipe }) => recipe);
}

function count(sqlite: SQLite.Database, table: 'questions' | 'passages'): number {
  if (!hasTable(sqlite, table)) return 0;
  const row = sqlite.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get();
  return row?.n ?? 0;
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
