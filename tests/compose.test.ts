import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { composeBot } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { silentLog } from '../src/core/log.ts';
import { lockDataDir } from '../src/storage/data-dir-lock.ts';
import { databaseFile, openDatabase } from '../src/storage/open-database.ts';
import { freshFolder } from './support/fresh-database.ts';

// The folder stayed locked, and whoever tried again was told that another process uses it.
test('a bot that cannot be built lets go of its data folder', async () => {
  const dataDir = await freshFolder();
  await (await openDatabase(dataDir)).destroy();
  const sqlite = new SQLite(databaseFile(dataDir));
  sqlite.exec(`insert into kysely_migration values ('9999-tomorrow', '2030-01-01')`);
  sqlite.close();

  const config = readConfig({ DATA_DIR: dataDir });
  await expect(composeBot(config, silentLog)).rejects.toThrow(/newer than this program/);

  const lock = lockDataDir(dataDir);
  if (lock === 'held') throw new Error('the folder is still locked');
  lock.release();
});
