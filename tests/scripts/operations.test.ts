import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { lockDataDir } from '../../src/storage/data-dir-lock.ts';
import { databaseFile, openDatabase } from '../../src/storage/open-database.ts';
import { freshFolder } from '../support/fresh-database.ts';
import { startJourney } from '../support/journey.ts';
import { runMain } from '../support/run-main.ts';

const TIMEOUT = { timeout: 240_000 };

interface Ran {
  readonly code: number | null;
  readonly printed: string;
  readonly said: string;
}

async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ran> {
  const main = runMain(args, environment);
  const code = await main.exitCode;
  return { code, printed: main.printed.join('\n'), said: main.said.join('\n') };
}

test('a running bot is backed up, and a stopped one restored', TIMEOUT, async () => {
  const DATA_DIR = await freshFolder();
  const file = join(await freshFolder(), 'today.backup');
  const db = await openDatabase(DATA_DIR);
  const lock = lockDataDir(DATA_DIR);
  const release = () => (lock === 'held' ? undefined : lock.release());

  const backup = await run(['backup', file], { DATA_DIR });
  expect([backup.code, backup.said]).toEqual([0, '']);
  expect(backup.printed).toContain('checked');
  expect(existsSync(file)).toBe(true);

  const refused = await run(['restore', file], { DATA_DIR });
  expect([refused.code, refused.said]).toEqual([
    2,
    `the bot is running with DATA_DIR ${DATA_DIR}: stop it before you restore`,
  ]);
  release();
  await db.destroy();
  const restored = await run(['restore', file], { DATA_DIR });
  expect(restored.code).toBe(0);
  expect(restored.printed).toContain('what was there before is in ');
});

test('wrong usage ends with 2 and says what is right', TIMEOUT, async () => {
  const DATA_DIR = await freshFolder();
  const results = await Promise.all(
    [['backup'], ['restore', 'a', 'b'], ['backup', 'x'], ['nonsense']].map(async (args) => {
      const { code, said } = await run(args, { DATA_DIR });
      return [code, said.split('\n')[0]];
    }),
  );
  expect(results).toEqual([
    [2, 'name one file'],
    [2, '"b" is one word too many'],
    [2, `there is no database in DATA_DIR ${DATA_DIR}: start the bot first`],
    [2, expect.stringContaining('there is no command "nonsense"')],
  ]);
});

test('the doctor finds what is missing on a server, and says what to do', TIMEOUT, async () => {
  const journey = await startJourney();
  onTestFinished(async () => await journey.end());
  await journey.setUp();
  const { sandbox, course, dataDir } = journey;
  const environment = {
    DATA_DIR: dataDir,
    DISCORD_API_URL: sandbox.apiUrl,
    DISCORD_TOKEN: sandbox.token,
  };
  const well = await run(['doctor'], environment);
  expect(well.printed).toContain('Deep Learning Course, #staff: may do all that it needs');
  expect([well.code, well.printed.split('\n').at(-1)]).toEqual([0, 'all is well']);

  sandbox.setPermissions(course.staffRoom, [
    { for: course.guild.botRole, allow: ['ViewChannel'], deny: ['CreatePublicThreads'] },
  ]);
  const { code, printed } = await run(['doctor', '--json'], environment);
  expect(code).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([
      {
        name: 'Deep Learning Course, #staff',
        state: 'mend',
        says: expect.stringContaining('the bot lacks Create Public Threads: grant it') as string,
      },
    ]) as unknown,
  });
});

test('the doctor finds a clock that is hours off', TIMEOUT, async () => {
  const sandbox = await startSandbox({ clock: { now: () => Date.now() + 3 * 60 * 60_000 } });
  onTestFinished(async () => await sandbox.stop());
  const { printed } = await run(['doctor'], {
    DATA_DIR: await freshFolder(),
    DISCORD_API_URL: sandbox.apiUrl,
    DISCORD_TOKEN: sandbox.token,
  });
  expect(printed).toContain("MEND    clock: is 180 minutes behind Discord's: set it, or nothing");
});

test('the doctor works without a token, and names a wrong setting', TIMEOUT, async () => {
  const DATA_DIR = join(await freshFolder(), 'new');
  const { code, printed } = await run(['doctor'], { DATA_DIR, LOG_LEVEL: 'loud' });
  expect(code).toBe(1);
  expect(printed).toContain('MEND    configuration: LOG_LEVEL must be one of');
  const plain = await run(['doctor'], { DATA_DIR });
  expect(plain.code).toBe(0);
  // It changes nothing: the folder is the bot's to make.
  expect(existsSync(DATA_DIR)).toBe(false);
  expect(plain.printed).toContain('skipped Discord: DISCORD_TOKEN is not set');
});

test('the doctor blames no server for a database that it cannot read', TIMEOUT, async () => {
  const journey = await startJourney();
  onTestFinished(async () => await journey.end());
  await journey.setUp();
  await journey.stopBot();
  const { sandbox, dataDir } = journey;
  const sqlite = new SQLite(databaseFile(dataDir));
  sqlite.exec(`insert into kysely_migration values ('9999-tomorrow', '2030-01-01')`);
  sqlite.close();
  const { code, printed } = await run(['doctor'], {
    DATA_DIR: dataDir,
    DISCORD_API_URL: sandbox.apiUrl,
    DISCORD_TOKEN: sandbox.token,
  });
  const remarkable = printed.split('\n').filter((line) => !line.startsWith('ok'));
  expect([code, ...remarkable]).toEqual([
    1,
    'MEND    database: is newer than this program (schema 9999-tomorrow): install the version that wrote it, or restore an older backup',
    'skipped index: cannot be looked at before the database is in order',
    'skipped servers: what is set up on them cannot be read',
    '1 to mend',
  ]);
});

// It ended with 1, which a supervisor answers with the next start, every ten seconds.
test('a bot older than its database ends with 2, and is not started again', TIMEOUT, async () => {
  const DATA_DIR = await freshFolder();
  await (await openDatabase(DATA_DIR)).destroy();
  const sqlite = new SQLite(databaseFile(DATA_DIR));
  sqlite.exec(`insert into kysely_migration values ('9999-tomorrow', '2030-01-01')`);
  sqlite.close();
  const { code, said } = await run([], { DATA_DIR, DISCORD_TOKEN: 'none' });
  expect([code, said]).toEqual([2, expect.stringContaining('newer than this program')]);
});

// It ended with 1, too, and met the same page at each of the starts to come.
test('a bot whose database is damaged ends with 2 and names the way back', TIMEOUT, async () => {
  const DATA_DIR = await freshFolder();
  writeFileSync(databaseFile(DATA_DIR), 'no database '.repeat(1000));
  const { code, said } = await run([], { DATA_DIR, DISCORD_TOKEN: 'none' });
  expect([code, said]).toEqual([2, expect.stringContaining('`npm run restore -- FILE`')]);
});

test(
  'the doctor tells a model that cannot be written from one that does not run',
  TIMEOUT,
  async () => {
    const DATA_DIR = await freshFolder();
    writeFileSync(join(DATA_DIR, 'models'), 'no folder');
    const { code, printed } = await run(['doctor'], { DATA_DIR });
    expect(code).toBe(1);
    expect(printed).toMatch(/MEND {4}model: runs, but slowly .*: see that .*models is a folder/);
  },
);
