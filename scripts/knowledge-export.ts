import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { BadInput, reasonOf } from '../src/core/errors.ts';
import type { StaffKnowledge } from '../src/core/knowledge/staff-knowledge.ts';
import { staffMarkdown } from '../src/core/knowledge/staff-markdown.ts';
import { readArguments } from '../src/operations/read-arguments.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { SqliteStaffKnowledge } from '../src/storage/sqlite-staff-knowledge.ts';

const USAGE = `usage: npm run knowledge:export -- [DIR]

Writes what staff keep as Markdown files with front matter into DIR (./staff-knowledge unless given), for the
course's repository; with several servers, a folder for each. The bot may be running.`;

const DEFAULT_FOLDER = 'staff-knowledge';

async function main(): Promise<void> {
  const syntax = { usage: USAGE, options: {}, words: 1 };
  const { values, positionals } = readArguments(process.argv.slice(2), syntax);
  const [folder = DEFAULT_FOLDER] = positionals;
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
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

main().catch((error: unknown) => {
  console.error(reasonOf(error));
  process.exitCode = error instanceof BadInput ? 2 : 1;
});
