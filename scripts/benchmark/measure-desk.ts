import { setTimeout as pause } from 'node:timers/promises';
import { asServerId, asStaffId } from '../../src/core/ids.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteSimilarEscalations } from '../../src/storage/sqlite-similar-escalations.ts';
import { furnishCourse } from '../support/sandbox-course.ts';
import { addPastEscalations } from './past-escalations.ts';
import { spreadOf } from './spread.ts';

/** How often each is looked up. */
const TIMES = 40;
/**
 * Milliseconds between two. The client sends Discord at most 50 requests a second, as Discord asks: looked up faster
 * than that, one of each 50 waited for up to a second, and that was no time of the desk's.
 */
const PACE_MS = 25;
/** Not the bot's model: what is compared here was not read by it. */
const RECIPE = 'bench';
const DIMENSIONS = 384;

type Look = readonly [what: string, look: () => Promise<unknown>];

/**
 * Times what staff look up among past escalations: commands, from the dispatch to the bot's answer; and what the
 * bot's stores do for them, in this process.
 */
export async function measureDesk(sandbox: Sandbox, dataDir: string, past: number) {
  const course = furnishCourse(sandbox, 'Course with a past');
  const { guild, manager, staff, staffRoom, staffRole } = course;
  const setUp = { 'staff-channel': staffRoom, 'staff-role': staffRole };
  await sandbox.slash(manager, staffRoom, 'setup', setUp).message();
  const db = await openDatabase(dataDir);
  const seeded = { serverId: guild.id, staffId: staff.id, count: past };
  await addPastEscalations(db, { ...seeded, recipe: RECIPE, dimensions: DIMENSIONS });
  const list = (options: Record<string, string | boolean> = {}) =>
    sandbox.slash(staff, staffRoom, 'escalations list', options).message();
  const complete = (id: string) =>
    sandbox.autocomplete(staff, staffRoom, 'escalations view', { id }, 'id');
  const looks: Look[] = [
    ['/escalations list', async () => list()],
    ['/escalations list mine', async () => list({ mine: true })],
    ['autocomplete, nothing typed', async () => complete('')],
    ['autocomplete, a number begun', async () => complete('1')],
    ['autocomplete, a common word', async () => complete('grader')],
    ['autocomplete, a rare word', async () => complete('zebra')],
    ['autocomplete, no such word', async () => complete('quokka')],
    ...(await looksInStores(db, seeded)),
  ];
  const measured = [];
  for (const [what, look] of looks) measured.push({ what, ...(await time(look)) });
  await db.destroy();
  return { past, looks: measured };
}

async function looksInStores(
  db: Awaited<ReturnType<typeof openDatabase>>,
  { serverId, staffId, count }: { serverId: string; staffId: string; count: number },
): Promise<readonly Look[]> {
  const server = asServerId(serverId);
  const store = new SqliteEscalationStore(db);
  const similar = new SqliteSimilarEscalations(db, RECIPE);
  await similar.warm();
  const middle = { offset: Math.floor(count / 20) * 10, limit: 10 };
  const last = { offset: Math.floor((count - 1) / 10) * 10, limit: 10 };
  const mine = { serverId: server, ownerId: asStaffId(staffId) };
  const plain = await store.findByNumber(server, 1);
  const pasted = await store.findByNumber(server, 50);
  return [
    ['store: middle page', async () => store.list({ serverId: server }, middle)],
    ['store: last page', async () => store.list({ serverId: server }, last)],
    ['store: mine, middle page', async () => store.list(mine, middle)],
    ['store: similar, by vectors', async () => plain && similar.find(plain)],
    ['store: similar, same output', async () => pasted && similar.find(pasted)],
  ];
}

async function time(look: () => Promise<unknown>) {
  await look();
  const took: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) {
    await pause(PACE_MS);
    const started = performance.now();
    await look();
    took.push(performance.now() - started);
  }
  return spreadOf(took);
}
