import { beforeEach, describe, expect, test } from 'vitest';
import {
  makeResolveEscalation,
  makeStateOutcome,
} from '../../src/core/escalation/resolve-escalation.ts';
import { asDocumentId, asQuestionId } from '../../src/core/ids.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { writeGeneration } from '../../src/storage/index-state.ts';
import { setDeadlines } from '../../src/storage/set-deadlines.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { SqliteWaitingEscalations } from '../../src/storage/sqlite-waiting-escalations.ts';
import {
  ANA,
  later,
  LEARNER,
  newEscalation,
  NOON,
  OPENED,
  questionOf,
  SERVER,
} from '../support/escalations.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('escalations that wait, in SQLite', () => {
  let db: Database;
  let store: SqliteEscalationStore;

  beforeEach(async () => {
    db = await freshDatabase();
    store = new SqliteEscalationStore(db);
  });

  async function open(id: string, seconds = 0, subject: { course?: string; week?: number } = {}) {
    const question = questionOf({ id: asQuestionId(id), eventKey: `event-${id}` });
    await new SqliteQuestionStore(db).admit(question);
    const fresh = newEscalation(id, { ...subject, locale: 'ja' });
    return (await store.open(fresh, OPENED, [], later(seconds))).escalation;
  }

  async function deadline(week: number, due: Date, course = 'sequence-models') {
    await db
      .insertInto('documents')
      .values({
        id: `week-${week}`,
        path: `week-${week}/assignment.md`,
        title: `Assignment ${week}`,
        course,
        course_key: course,
        week,
        kind: 'note',
        audience: 'learner',
        tags: '[]',
        assignment: 'graded',
        due: due.toISOString(),
        origin: 'file',
        recipe: '',
        from_generation: 1,
      })
      .execute();
    await writeGeneration(db, 1);
  }

  async function queue() {
    const page = await store.list({ serverId: SERVER }, { offset: 0, limit: 10 });
    return page.items.map(({ escalation, dueAt }) => ({
      number: escalation.number,
      due: dueAt && (dueAt.getTime() - NOON.getTime()) / DAY_MS,
    }));
  }

  const inDays = (days: number) => new Date(NOON.getTime() + days * DAY_MS);

  test('are found by how long they have waited, and by whether that was said', async () => {
    const first = await open('q1');
    await open('q2', 60);
    const waiting = new SqliteWaitingEscalations(db);
    expect(await waiting.servers()).toEqual([SERVER]);
    const filter = { serverId: SERVER, status: 'open', before: later(30) } as const;
    const found = await waiting.find({ ...filter, isReminded: false }, 10);
    expect(found.map(({ number }) => number)).toEqual([1]);
    expect(found[0]).toMatchObject({ waitsSince: NOON, locale: 'ja', remindedAt: undefined });
    await store.change(first.id, later(20), (current) => ({
      outcome: 'change',
      change: {
        next: { ...current, remindedAt: later(20) },
        event: { ...OPENED, kind: 'remind', actorId: undefined },
        intents: () => [],
      },
    }));
    expect(await waiting.find({ ...filter, isReminded: false }, 10)).toEqual([]);
    expect(await waiting.find({ ...filter, isReminded: true }, 10)).toHaveLength(1);
  });

  test('come by the nearest deadline, of their week where it has one, and then oldest first', async () => {
    await deadline(1, inDays(2));
    await deadline(2, inDays(9));
    await deadline(3, inDays(-1));
    await open('q1');
    await open('q2', 10, { course: 'Sequence Models', week: 2 });
    await open('q3', 20, { course: 'Sequence Models' });
    await open('q4', 30, { course: 'Sequence Models', week: 3 });
    await open('q5', 40, { course: 'Another course' });
    expect(await queue()).toEqual([
      { number: 3, due: 2 },
      { number: 4, due: 2 },
      { number: 2, due: 9 },
      { number: 1, due: undefined },
      { number: 5, due: undefined },
    ]);
  });

  test('follow a deadline that is put off', async () => {
    await deadline(1, inDays(2));
    await open('q1', 0, { course: 'Sequence Models', week: 1 });
    await db
      .updateTable('documents')
      .set({ due: inDays(5).toISOString() })
      .execute();
    await setDeadlines(db);
    expect(await queue()).toEqual([{ number: 1, due: 5 }]);
  });

  test('are resolved as duplicates in no circle, of whatever length', async () => {
    const [one, two, three] = [await open('q1'), await open('q2'), await open('q3')];
    const resolve = makeResolveEscalation({ escalations: store, clock: () => later(9) });
    const as = ({ id, number }: typeof one) => ({ kind: 'duplicate', of: id, number }) as const;
    const by = { by: ANA, via: 'button' } as const;
    expect((await resolve({ ...by, id: one.id, outcome: as(one) })).outcome).toBe(
      'duplicate-of-itself',
    );
    // Two at once that name each other: one of them is refused.
    const both = await Promise.all([
      resolve({ ...by, id: one.id, outcome: as(two) }),
      resolve({ ...by, id: two.id, outcome: as(one) }),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['duplicate-in-circle', 'moved']);
    const [original, duplicate] = both[0].outcome === 'moved' ? [two, one] : [one, two];
    await resolve({ ...by, id: original.id, outcome: as(three) });
    expect((await resolve({ ...by, id: three.id, outcome: as(duplicate) })).outcome).toBe(
      'duplicate-in-circle',
    );
    expect((await store.find(original.id))?.outcome).toEqual(as(three));
    expect((await store.history(original.id)).at(-1)?.note).toBe('duplicate of #3');
  });

  test('are linked to the known issue that they are resolved as', async () => {
    const { id } = await open('q1');
    const deps = { escalations: store, clock: () => later(9) };
    const documentId = asDocumentId('known-issues/grader.md');
    await makeResolveEscalation(deps)({ id, by: ANA, via: 'button', lastWord: 'Wait for it.' });
    const outcome = { kind: 'known-issue', documentId, title: 'The grader' } as const;
    const stated = await makeStateOutcome(deps)({ id, by: ANA, via: 'button', outcome });
    expect(stated).toMatchObject({ escalation: { outcome, closingNote: 'Wait for it.' } });
    const links = await db.selectFrom('escalation_knowledge').selectAll().execute();
    expect(links).toMatchObject([{ escalation_id: id, document_id: documentId }]);
  });

  test('that were closed for want of a word are found by one, in the thread where they were asked', async () => {
    const { id } = await open('q1');
    const { origin } = newEscalation('q1');
    const where = {
      learnerId: LEARNER,
      channelId: origin.channelId ?? asNever(),
      isConversation: true,
      repliedToId: undefined,
    };
    const end = async (kind: 'lapsed' | 'answered') =>
      store.change(id, later(9), (current) => ({
        outcome: 'change',
        change: {
          next: { ...current, status: 'resolved', outcome: { kind } },
          event: { ...OPENED, kind: 'resolve' },
          intents: () => [],
        },
      }));
    await end('answered');
    expect(await store.findByOrigin(where)).toBeUndefined();
    await end('lapsed');
    expect((await store.findByOrigin(where))?.id).toBe(id);
  });
});

function asNever(): never {
  throw new Error('it was asked in a channel');
}
