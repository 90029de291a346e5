import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { asServerId } from '../../src/core/ids.ts';
import { silentLog } from '../../src/core/log.ts';
import { makeEraseDeparted } from '../../src/core/privacy/departures.ts';
import { databaseFile, openDatabase } from '../../src/storage/open-database.ts';
import { SqliteDepartures } from '../../src/storage/sqlite-departures.ts';
import { SqliteSettingsStore } from '../../src/storage/sqlite-settings-store.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import { MemoryLog } from '../support/memory-log.ts';

const TIMEOUT = { timeout: 240_000 };
const PATIENCE = { timeout: 60_000 };
const DAY_MS = 24 * 60 * 60 * 1000;

async function start(): Promise<{ journey: Journey; log: MemoryLog }> {
  const log = new MemoryLog();
  const journey = await startJourney({ log });
  onTestFinished(async () => await journey.end());
  await journey.setUp();
  return { journey, log };
}

/** A question that staff have and have not answered. */
async function escalate({ sandbox, course }: Journey): Promise<void> {
  const { learner, questions, staffRoom } = course;
  const answer = await sandbox
    .slash(learner, questions, 'ask', { question: 'Is there a study group in Lisbon?' })
    .message();
  await sandbox.clickButton(learner, answer, 'Ask staff').followUp();
  await expect.poll(() => sandbox.threadsIn(staffRoom), PATIENCE).toHaveLength(1);
}

/** Tables with rows of this server. */
function held(dataDir: string, server: string): readonly string[] {
  const sqlite = new SQLite(databaseFile(dataDir), { readonly: true });
  const tables = sqlite
    .prepare<[], { name: string }>(
      `select tables.name as name from pragma_table_list as tables
       join pragma_table_info(tables.name) as columns
       where tables.type = 'table' and columns.name = 'server_id'`,
    )
    .all()
    .map(({ name }) => name)
    .filter(
      (name) =>
        sqlite.prepare(`select 1 from ${name} where server_id = ?`).get(server) !== undefined,
    );
  sqlite.close();
  return tables;
}

/** Under which keys rates and the use of a model are kept; others than a server's own are added. */
function accounts(dataDir: string, added: readonly string[] = []): readonly string[] {
  const sqlite = new SQLite(databaseFile(dataDir));
  for (const key of added) {
    sqlite.prepare(`insert into rate_buckets values (?, 1, '2026-01-01')`).run(key);
    sqlite.prepare(`insert into model_spend values (?, '2026-01-01', 1, 1)`).run(key);
  }
  const keys = sqlite
    .prepare<[], { key: string }>(
      'select key from rate_buckets union all select key from model_spend',
    )
    .all();
  sqlite.close();
  return keys.map(({ key }) => key).sort();
}

const events = (log: MemoryLog) => log.events.map(({ event }) => event);

test('a server that throws the bot out and takes it back has lost nothing', TIMEOUT, async () => {
  const { journey, log } = await start();
  const { sandbox, course, dataDir } = journey;
  await escalate(journey);
  course.guild.removeBot();
  await expect.poll(() => held(dataDir, course.guild.id), PATIENCE).toContain('departed_servers');
  expect(events(log)).toContainEqual(expect.stringMatching(/^removed from a server: .* erased/));
  course.guild.inviteBot();
  await expect
    .poll(() => held(dataDir, course.guild.id), PATIENCE)
    .not.toContain('departed_servers');

  const list = await sandbox.slash(course.staff, course.staffRoom, 'escalations list').message();
  expect(JSON.stringify(list)).toContain('Lisbon');
});

test('a removal while the bot was away is noticed at its next start', TIMEOUT, async () => {
  const { journey } = await start();
  const { course, dataDir } = journey;
  await journey.stopBot();
  course.guild.removeBot();
  await journey.restart();
  await expect.poll(() => held(dataDir, course.guild.id), PATIENCE).toContain('departed_servers');
});

test('an outage of Discord is no removal', TIMEOUT, async () => {
  const { journey, log } = await start();
  const { sandbox, course, dataDir } = journey;
  course.guild.setAway(true);
  await expect
    .poll(() => events(log), PATIENCE)
    .toContainEqual(expect.stringMatching(/^a server is away: an outage/));
  course.guild.setAway(false);
  const { learner, questions } = course;
  await sandbox.slash(learner, questions, 'ask', { question: 'Where is the grader?' }).message();
  expect(held(dataDir, course.guild.id)).not.toContain('departed_servers');
});

test('what is held of a server is erased a retention time after it left', TIMEOUT, async () => {
  const { journey } = await start();
  const { course, dataDir } = journey;
  const server = asServerId(course.guild.id);
  await escalate(journey);
  course.guild.removeBot();
  await expect.poll(() => held(dataDir, server), PATIENCE).toContain('departed_servers');
  await journey.stopBot();
  expect(held(dataDir, server)).toEqual(
    expect.arrayContaining(['questions', 'escalations', 'server_settings']),
  );
  const others = [`learner/${server}9/1`, `learner/7/${server}`, `server/${server}9`].sort();
  expect(accounts(dataDir)).toContain(`learner/${server}/${course.learner.id}`);
  accounts(dataDir, [`learner/${server}/5`, ...others]);

  const db = await openDatabase(dataDir);
  const departures = new SqliteDepartures(db);
  const settings = new SqliteSettingsStore(db);
  const { retentionDays } = await settings.read(server);
  const desk = {
    remove: async () => Promise.resolve(undefined),
    load: async () => Promise.resolve(),
  };
  const eraseAfter = async (days: number) => {
    const clock = () => new Date(Date.now() + days * DAY_MS);
    return await makeEraseDeparted({ departures, settings, desk, clock, log: silentLog })();
  };
  expect(await eraseAfter(retentionDays - 1)).toBe(0);
  expect(held(dataDir, server)).toContain('escalations');
  expect(await eraseAfter(retentionDays + 1)).toBe(1);
  await db.destroy();
  expect(held(dataDir, server)).toEqual([]);
  expect(accounts(dataDir)).toEqual(others.flatMap((key) => [key, key]));
});
