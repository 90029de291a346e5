import { closeSync, openSync, writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { composeDiscord } from '../../src/compose-discord.ts';
import { openKnowledge } from '../../src/compose-knowledge.ts';
import { composeOperations } from '../../src/compose-operations.ts';
import { readConfig } from '../../src/config.ts';
import { databaseFile } from '../../src/storage/open-database.ts';
import { freePort } from '../support/free-port.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import { MemoryLog } from '../support/memory-log.ts';

const TIMEOUT = { timeout: 240_000 };
const PATIENCE = { timeout: 60_000 };
const KNOWN = 'How do I get past the grader? It rejects my correct notebook.';

/** The bot over a data folder with an index, with its database at hand; the first page of each of these tables is spoilt. */
async function startBot({ spoilt = [] }: { readonly spoilt?: readonly string[] } = {}) {
  const journey = await startJourney();
  await journey.setUp();
  await journey.stopBot();
  spoil(databaseFile(journey.dataDir), spoilt);
  const { sandbox, dataDir } = journey;
  const log = new MemoryLog();
  const port = await freePort();
  const config = readConfig({
    DISCORD_API_URL: sandbox.apiUrl,
    DATA_DIR: dataDir,
    HTTP_PORT: String(port),
  });
  const operations = composeOperations(config, log);
  const { meter } = operations;
  const knowledge = await openKnowledge(config, log, operations);
  const discord = composeDiscord({
    config,
    knowledge,
    knowledgeDesk: {
      save: async () => Promise.resolve(1),
      remove: async () => Promise.resolve(undefined),
      load: async () => Promise.resolve(),
    },
    reindex: async () => Promise.reject(new Error('nothing is indexed here')),
    onEnded: () => undefined,
    meter,
    clock: () => new Date(),
    log,
  });
  const isConnected = () => discord.isConnected();
  const health = await operations.serve({ knowledge, isConnected });
  await discord.start(sandbox.token);
  onTestFinished(async () => {
    await discord.stop();
    await health?.close();
    await knowledge.close();
    await journey.end();
  });
  const pragma = async (text: string) => await sql.raw(`pragma ${text}`).execute(knowledge.db);
  return { journey, log, port, pragma, db: knowledge.db };
}

function spoil(file: string, tables: readonly string[]): void {
  const sqlite = new SQLite(file);
  const pages = tables.map((table) =>
    sqlite
      .prepare<[string], number>('select rootpage from sqlite_master where name = ?')
      .pluck()
      .get(table),
  );
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
  const handle = openSync(file, 'r+');
  for (const page of pages) {
    if (page === undefined) throw new Error('there is no such table');
    writeSync(handle, Buffer.alloc(4096, 0xee), 0, 4096, (page - 1) * 4096);
  }
  closeSync(handle);
}

async function readiness(port: number): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: response.status, state: await response.json() };
}

async function ask({ sandbox, course }: Journey, question: string) {
  return sandbox.slash(course.learner, course.questions, 'ask', { question }).message();
}

/** By `/ask`, by a mention and in a direct message, each once and without an apology. */
async function expectAnswers(journey: Journey): Promise<void> {
  const { sandbox, course } = journey;
  expect((await ask(journey, KNOWN)).content).toContain('press Submit there');
  for (const place of [course.questions, sandbox.openDm(course.learner)]) {
    const text = `<@${sandbox.botUserId}> ${KNOWN}`;
    const sent = sandbox.sendMessage(course.learner, place, text);
    const answers = () =>
      sandbox
        .messagesIn(place, course.learner)
        .filter(({ message_reference: to }) => to?.message_id === sent.id);
    await expect.poll(() => answers().length, PATIENCE).toBe(1);
    expect(answers()[0]?.content).toContain('press Submit there');
  }
}

const told = (log: MemoryLog) => log.events.filter(({ event }) => event === 'database in trouble');

test(
  'a database that takes no writes answers, says so once, and refuses aloud what staff must see',
  TIMEOUT,
  async () => {
    const { journey, log, port, pragma, db } = await startBot();
    const { sandbox, course } = journey;
    const before = await db.selectFrom('questions').select('id').execute();
    await pragma('query_only = on');
    await expectAnswers(journey);
    expect(await readiness(port)).toEqual({
      status: 503,
      state: { discord: true, index: true, database: false },
    });
    expect(told(log).map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        trouble: 'read-only',
        todo: expect.stringContaining('cannot be written') as string,
      }),
    ]);
    const answer = await ask(journey, 'Is there a study group in Lisbon?');
    const reply = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    expect(reply.content).not.toContain('#1');
    expect(sandbox.threadsIn(course.staffRoom)).toEqual([]);
    expect(log.events).toContainEqual(
      expect.objectContaining({
        event: 'interaction failed',
        fields: expect.objectContaining({
          err: expect.objectContaining({ name: 'StorageUnavailable' }) as unknown,
        }) as unknown,
      }),
    );

    await pragma('query_only = off');
    expect(await readiness(port)).toMatchObject({ status: 200 });
    const now = await ask(journey, KNOWN);
    expect(now.content).toContain('press Submit there');
    expect(await db.selectFrom('questions').select('id').execute()).toHaveLength(before.length + 1);
    // What was asked meanwhile can be brought to staff now: nobody has to ask it again.
    const again = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
    expect(again.content).toContain('#1');
    await expect.poll(() => sandbox.threadsIn(course.staffRoom), PATIENCE).toHaveLength(1);
  },
);

test('a full disk stops no answer, and what is asked afterwards is kept', TIMEOUT, async () => {
  const { journey, log, pragma, db } = await startBot();
  const { sandbox, course } = journey;
  const { rows } = (await pragma('page_count')) as { rows: readonly { page_count: number }[] };
  await pragma(`max_page_count = ${rows[0]?.page_count ?? 0}`);
  // Fills what room the file still has.
  await expect
    .poll(
      async () => {
        const value = 'x'.repeat(3_000);
        const fill = db.insertInto('facts').values({ name: crypto.randomUUID(), value });
        return await fill.execute().then(
          () => 'room',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        );
      },
      { ...PATIENCE, interval: 1 },
    )
    .toContain('is full: free some space');
  await expectAnswers(journey);
  expect(told(log)).toHaveLength(1);

  await pragma('max_page_count = 1000000');
  const answer = await ask(journey, 'Is there a study group in Lisbon?');
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  await expect.poll(() => sandbox.threadsIn(course.staffRoom), PATIENCE).toHaveLength(1);
});

test('where what was asked before is damaged, questions are still answered', TIMEOUT, async () => {
  const spoilt = ['questions', 'answers', 'rate_buckets', 'error_budgets'];
  const { journey, log } = await startBot({ spoilt });
  await expectAnswers(journey);
  expect(told(log).map(({ fields }) => fields)).toEqual([
    expect.objectContaining({
      trouble: 'damaged',
      todo: expect.stringContaining('take the newest backup') as string,
    }),
  ]);
});

// The page broke off with the outbox: who was to be told of the damage was told that the bot was gone.
test('what cannot be read is left out of the metrics, and the rest is told', TIMEOUT, async () => {
  const { port } = await startBot({ spoilt: ['outbox_failed'] });
  const metrics = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    return { status: response.status, text: await response.text() };
  };
  const { status, text } = await metrics();
  expect(status).toBe(200);
  expect(text).toContain('csb_ready{part="discord"} 1');
  expect(text).not.toMatch(/^csb_outbox_\w+\{?.* \d/m);
  expect((await metrics()).text).toMatch(/^csb_storage_faults_total\{trouble="damaged"\} [1-9]/m);
});
