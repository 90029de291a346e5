import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { BadInput } from '../src/core/errors.ts';
import type { StaffKnowledge } from '../src/core/knowledge/staff-knowledge.ts';
import { staffMarkdown } from '../src/core/knowledge/staff-markdown.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { SqliteStaffKnowledge } from '../src/storage/sqlite-staff-knowledge.ts';
import { runScript, type Arguments } from './support/run-script.ts';

const SYNTAX = {
  usage: `usage: npm run knowledge:export -- [DIR]

Writes what staff keep as Markdown files with front matter into DIR (./staff-knowledge unless given), for the
course's repository; with several servers, a folder for each. The bot may be running.`,
  options: {},
  words: 1,
} as const;

const DEFAULT_FOLDER = 'staff-knowledge';

async function main({ positionals }: Arguments<typeof SYNTAX>): Promise<void> {
  const [folder = DEFAULT_FOLDER] = positionals;
  const { dataDir } = readConfig(process.env);
  // Opening a database makes one: an export from a wrong folder would look like an empty one.
  if (!existsSync(join(dataDir, 'course-support.db')))
    throw new BadInput(`there is no database in DATA_DIR ${dataDir}: start the bot first`);
  const db = await openDatabase(dataDir);
  try {
    const documents = await new SqliteStaffKnowledge(db).all();
    const files = filesOf(documents, folder);
    for (const [path, document] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, staffMarkdown(document));
      console.log(path);
    }
    console.log(`${files.length} documents written to ${folder}`);
  } finally {
    await db.destroy();
  }
}

function filesOf(
  documents: readonly StaffKnowledge[],
  folder: string,
): readonly (readonly [string, StaffKnowledge])[] {
  const servers = new Set(documents.map(({ serverId }) => serverId));
  return documents.map((document) => {
    const inFolder = servers.size > 1 ? join(folder, document.serverId) : folder;
    return [join(inFolder, document.path), document];
  });
}

runScript(SYNTAX, main);
