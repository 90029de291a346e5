import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import {
  asDocumentId,
  asLearnerId,
  asQuestionId,
  asServerId,
  asStaffId,
} from '../../src/core/ids.ts';
import { asGapId, type GapId } from '../../src/core/insights/gap.ts';
import type { InsightQuery } from '../../src/core/insights/ports.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { readFigures } from '../../src/storage/read-figures.ts';
import { readFindings } from '../../src/storage/read-findings.ts';
import { readGaps, readUnplaced } from '../../src/storage/read-gaps.ts';
import { SqliteGapStore } from '../../src/storage/sqlite-gap-store.ts';
import { SqlitePhrasings } from '../../src/storage/sqlite-phrasings.ts';
import { SqlitePrivacyStore } from '../../src/storage/sqlite-privacy-store.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { SqliteVerdictStore } from '../../src/storage/sqlite-verdict-store.ts';
import { questionOf } from '../support/escalations.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { aCitation, anAnswer } from '../support/verdicts.ts';

const SERVER = asServerId('100');
const ELSEWHERE = asServerId('999');
/** A Wednesday. */
const NOW = new Date('2026-03-04T12:00:00.000Z');
const QUERY: InsightQuery = {
  serverId: SERVER,
  days: 30,
  now: NOW,
  timeZone: 'Europe/Berlin',
  courses: undefined,
};
const EVER = new Date(0);

type Outcome = Verdict['outcome'];

interface Asked {
  readonly learner?: string;
  readonly outcome?: Outcome;
  readonly at?: string;
  readonly isPrivate?: boolean;
  readonly document?: string;
  readonly confidence?: number;
  readonly server?: string;
  readonly text?: string;
}

function verdictOf({
  outcome = 'answered',
  document = 'note.md',
  confidence = 0.9,
}: Asked): Verdict {
  const citations = [aCitation({ documentId: asDocumentId(document) })];
  const answered = anAnswer({ citations, confidence });
  if (outcome === 'answered') return answered;
  const { confidence: sure, answerable, signals, timings, generation } = answered;
  return { outcome, confidence: sure, answerable, signals, timings, generation, citations };
}

async function ask(db: Database, id: string, asked: Asked = {}): Promise<void> {
  const store = new SqliteQuestionStore(db);
  const at = new Date(asked.at ?? '2026-03-03T10:00:00.000Z');
  const { learner = 'mia', isPrivate = false, server = SERVER, text = `words of ${id}` } = asked;
  const question = questionOf({
    id: asQuestionId(id),
    eventKey: id,
    text,
    learnerId: asLearnerId(learner),
    serverId: asServerId(server),
    isPrivate,
    askedAt: at,
  });
  await store.admit(question);
  await store.recordVerdict(asQuestionId(id), verdictOf(asked), at);
}

interface Escalated {
  readonly replyMinutes?: number;
  readonly resolvedMinutes?: number;
  readonly by?: string;
  readonly outcome?: object;
}

/** An escalation as the desk leaves it, so many minutes after its question. */
async function escalate(
  db: Database,
  question: string,
  { replyMinutes, resolvedMinutes, by = 'sam', outcome = { kind: 'answered' } }: Escalated = {},
): Promise<void> {
  const opened = Date.parse('2026-03-03T10:00:00.000Z');
  const at = (minutes: number) => new Date(opened + minutes * 60_000).toISOString();
  const isResolved = resolvedMinutes !== undefined;
  const id = `e-${question}`;
  await sql`insert into escalations (id, server_id, number, question_id, learner_id, is_private, status,
      owner_id, revision, shown_revision, opened_at, updated_at, outcome)
    values (${id}, ${SERVER}, (select count(*) + 1 from escalations), ${question}, 'mia', 0,
      ${isResolved ? 'resolved' : replyMinutes === undefined ? 'open' : 'answered'},
      ${replyMinutes === undefined ? null : by}, 1, 0, ${at(0)}, ${at(0)},
      ${isResolved ? JSON.stringify(outcome) : null})`.execute(db);
  const event = async (kind: string, actor: string, minutes: number) =>
    sql`insert into escalation_events (escalation_id, kind, actor_id, via, to_status, at)
      values (${id}, ${kind}, ${actor}, 'button', 'open', ${at(minutes)})`.execute(db);
  if (replyMinutes !== undefined) {
    await event('reply', by, replyMinutes);
    await event('reply', by, replyMinutes + 1);
    await sql`insert into escalation_messages (escalation_id, direction, author_id, text, files, at)
      values (${id}, 'to-learner', ${by}, 'Do this.', '[]', ${at(replyMinutes)})`.execute(db);
  }
  if (resolvedMinutes !== undefined) await event('resolve', 'mia', resolvedMinutes);
}

async function publish(db: Database, id: string, change: Record<string, unknown> = {}) {
  const row = {
    id,
    path: id,
    title: `Title of ${id}`,
    kind: 'note',
    audience: 'learner',
    tags: '[]',
    origin: 'file',
    recipe: 'r',
    from_generation: 0,
    ...change,
  };
  await db.insertInto('documents').values(row).execute();
}

describe('figures', () => {
  test('count exactly what happened', async () => {
    const db = await freshDatabase();
    const questions = new SqliteQuestionStore(db);
    await ask(db, 'a1');
    await ask(db, 'a2', { learner: 'ada' });
    await ask(db, 'a3', { isPrivate: true });
    await ask(db, 'u1', { outcome: 'unsure' });
    await ask(db, 'u2', { outcome: 'unsure' });
    await ask(db, 'n1', { outcome: 'unknown', at: '2026-02-16T23:30:00.000Z' });
    await ask(db, 'old', { at: '2026-01-01T00:00:00.000Z' });
    await ask(db, 'elsewhere', { server: '999' });
    await questions.recordFeedback(asQuestionId('a1'), asLearnerId('mia'), 'solved', NOW);
    await questions.recordFeedback(asQuestionId('a1'), asLearnerId('ada'), 'solved', NOW);
    await questions.recordFeedback(asQuestionId('a2'), asLearnerId('ada'), 'not-helpful', NOW);
    await questions.recordFeedback(asQuestionId('u1'), asLearnerId('mia'), 'solved', NOW);
    await escalate(db, 'u1', { replyMinutes: 30, resolvedMinutes: 60 });
    await escalate(db, 'u2', { replyMinutes: 90, by: 'kim' });
    await escalate(db, 'n1', { replyMinutes: 10, resolvedMinutes: 600 });
    await escalate(db, 'a3');

    const figures = await readFigures(db, QUERY);
    expect(figures).toMatchObject({
      questions: 6,
      answered: 3,
      unsure: 2,
      unknown: 1,
      escalated: 4,
      solved: 1,
      waiting: 1,
      judged: 0,
      wrong: 0,
    });
    const minute = 60_000;
    expect(figures.firstReply).toEqual({ count: 3, median: 30 * minute, p90: 90 * minute });
    expect(figures.resolution).toEqual({ count: 2, median: 60 * minute, p90: 600 * minute });
    expect(figures.load).toEqual([
      { staffId: 'sam', replied: 2, holds: 0 },
      { staffId: 'kim', replied: 1, holds: 1 },
    ]);
    expect(figures.weeks[0]).toEqual({ startsOn: '2025-12-29', questions: 1, escalated: 0 });
    expect(figures.weeks).toHaveLength(10);
    expect(figures.weeks.at(-1)).toEqual({ startsOn: '2026-03-02', questions: 5, escalated: 3 });
    // Half past midnight on Tuesday in Berlin; the week of 16 February all the same.
    expect(figures.weeks.at(-3)).toEqual({ startsOn: '2026-02-16', questions: 1, escalated: 1 });
  });

  test('who follows an escalation went to staff, and what staff answered them was not solved by the bot', async () => {
    const db = await freshDatabase();
    const store = new SqliteQuestionStore(db);
    await ask(db, 'a1', { outcome: 'unsure' });
    await ask(db, 'a2', { outcome: 'unsure', learner: 'ada' });
    await escalate(db, 'a1', { replyMinutes: 5 });
    await sql`insert into followers (escalation_id, question_id, learner_id, is_private, state, joined_at)
      values ('e-a1', 'a2', 'ada', 0, 'following', ${NOW.toISOString()})`.execute(db);
    await store.recordFeedback(asQuestionId('a2'), asLearnerId('ada'), 'solved', NOW);
    const figures = await readFigures(db, QUERY);
    expect(figures).toMatchObject({ questions: 2, escalated: 2, solved: 0, waiting: 0 });
    expect(figures.weeks).toEqual([{ startsOn: '2026-03-02', questions: 2, escalated: 2 }]);
  });

  test('the weeks reach back as far as the days that are looked at', async () => {
    const db = await freshDatabase();
    await ask(db, 'a1', { at: '2025-06-05T00:00:00Z' });
    expect((await readFigures(db, QUERY)).weeks).toEqual([]);
    const { weeks } = await readFigures(db, { ...QUERY, days: 365 });
    expect(weeks[0]).toEqual({ startsOn: '2025-06-02', questions: 1, escalated: 0 });
    expect(weeks.at(-1)?.startsOn).toBe('2026-03-02');
    expect(weeks).toHaveLength(40);
  });

  test('the weeks of the course are those of the notes that answered', async () => {
    const db = await freshDatabase();
    await publish(db, 'three.md', { week: 3 });
    await publish(db, 'one.md', { week: 1 });
    await publish(db, 'other.md', { week: 3, course: 'Vision', course_key: 'vision' });
    await ask(db, 'a0', { document: 'other.md' });
    await ask(db, 'a1', { document: 'three.md' });
    await ask(db, 'a2', { document: 'three.md' });
    await ask(db, 'a3', { document: 'one.md' });
    const { courseWeeks } = await readFigures(db, QUERY);
    expect(courseWeeks).toEqual([
      { course: undefined, week: 3, questions: 2 },
      { course: undefined, week: 1, questions: 1 },
      { course: 'Vision', week: 3, questions: 1 },
    ]);
  });
});

describe('what staff say of answers', () => {
  async function judgedOf(db: Database) {
    const { judged, wrong } = await readFigures(db, QUERY);
    return { judged, wrong };
  }

  test('the last verdict counts, and says more than how the escalation ended', async () => {
    const db = await freshDatabase();
    const verdicts = new SqliteVerdictStore(db);
    const say = async (by: string, verdict: 'right' | 'wrong', at: string, reason?: string) =>
      verdicts.record(
        { serverId: SERVER, questionId: asQuestionId('a1'), by: asStaffId(by) },
        { verdict, reason },
        new Date(at),
      );
    await ask(db, 'a1');
    await escalate(db, 'a1', { replyMinutes: 1, resolvedMinutes: 2 });
    expect(await judgedOf(db)).toEqual({ judged: 1, wrong: 1 });
    expect(await verdicts.judged(SERVER, EVER)).toEqual([
      { confidence: 0.9, isWrong: true, by: 'sam', at: new Date('2026-03-03T10:00:00Z') },
    ]);
    expect(await say('sam', 'right', '2026-03-03T11:00:00Z')).toBe('recorded');
    expect(await judgedOf(db)).toEqual({ judged: 1, wrong: 0 });
    await say('kim', 'wrong', '2026-03-03T12:00:00Z', 'It moved.');
    await say('kim', 'wrong', '2026-03-03T13:00:00Z');
    expect(await judgedOf(db)).toEqual({ judged: 1, wrong: 1 });
    const kept = await db.selectFrom('staff_verdicts').select(['staff_id', 'reason']).execute();
    expect(kept).toContainEqual({ staff_id: 'kim', reason: 'It moved.' });
    expect(await verdicts.judged(SERVER, EVER)).toEqual([
      { confidence: 0.9, isWrong: true, by: 'kim', at: new Date('2026-03-03T13:00:00Z') },
    ]);
  });

  test.each([
    { name: 'resolved with a reply', ended: { replyMinutes: 1, resolvedMinutes: 2 }, wrong: 1 },
    { name: 'resolved without a word', ended: { resolvedMinutes: 2 }, wrong: 0 },
    { name: 'replied to, not resolved', ended: { replyMinutes: 1 }, wrong: 0 },
    {
      name: 'no issue at all',
      ended: { replyMinutes: 1, resolvedMinutes: 2, outcome: { kind: 'not-an-issue' } },
      wrong: 0,
    },
    {
      name: 'the very document that was cited',
      ended: {
        replyMinutes: 1,
        resolvedMinutes: 2,
        outcome: { kind: 'known-issue', documentId: 'note.md', title: 'T' },
      },
      wrong: 0,
    },
    {
      name: 'another document',
      ended: {
        replyMinutes: 1,
        resolvedMinutes: 2,
        outcome: { kind: 'known-issue', documentId: 'other.md', title: 'T' },
      },
      wrong: 1,
    },
    {
      name: 'the learner said nothing',
      ended: { replyMinutes: 1, resolvedMinutes: 2, outcome: { kind: 'lapsed' } },
      wrong: 0,
    },
  ])('an escalation that ended so implies $wrong wrong: $name', async ({ ended, wrong }) => {
    const db = await freshDatabase();
    await ask(db, 'a1');
    await ask(db, 'u1', { outcome: 'unsure' });
    await escalate(db, 'a1', ended);
    await escalate(db, 'u1', { replyMinutes: 1, resolvedMinutes: 2 });
    expect(await judgedOf(db)).toEqual({ judged: wrong, wrong });
  });

  test('another server and an erased question are out of reach', async () => {
    const db = await freshDatabase();
    await ask(db, 'a1', { server: '999' });
    const of = { serverId: SERVER, questionId: asQuestionId('a1'), by: asStaffId('sam') };
    const said = { verdict: 'wrong', reason: undefined } as const;
    const outcome = await new SqliteVerdictStore(db).record(of, said, NOW);
    expect(outcome).toBe('unknown-question');
  });
});

describe('documents to look at', () => {
  const found = (path: string) => ({ id: path, title: `Title of ${path}`, path });

  test('those that never answered, answered wrongly, are asked about or open after the fix', async () => {
    const db = await freshDatabase();
    await publish(db, 'silent.md');
    await publish(db, 'hidden.md', { audience: 'staff' });
    await publish(db, 'foreign.md', { server_id: '999' });
    await publish(db, 'later.md', { released: '2026-03-20T00:00:00.000Z' });
    await publish(db, 'note.md');
    const fixed = { kind: 'known-issue', issue_status: 'fixed', fixed_on: '2026-03-02T00:00:00Z' };
    await publish(db, 'fixed.md', fixed);
    const open = { ...fixed, issue_status: 'open' };
    await publish(db, 'forgotten.md', open);
    await publish(db, 'planned.md', { ...open, fixed_on: '2026-03-09T00:00:00.000Z' });
    for (const document of ['forgotten.md', 'planned.md']) await ask(db, document, { document });
    await ask(db, 'a1');
    await ask(db, 'a2', { document: 'fixed.md', at: '2026-03-01T00:00:00Z' });
    await ask(db, 'a3', { document: 'fixed.md', at: '2026-03-03T00:00:00Z' });
    await escalate(db, 'a1', { replyMinutes: 1, resolvedMinutes: 2 });
    expect(await readFindings(db, QUERY)).toEqual({
      neverAnswering: { count: 1, shown: [found('silent.md')] },
      wrong: [{ ...found('note.md'), wrong: 1, judged: 1 }],
      askedAfterFix: [{ ...found('fixed.md'), questions: 1 }],
      openAfterFix: [{ ...found('forgotten.md'), fixedOn: new Date('2026-03-02T00:00:00Z') }],
    });
  });

  test('what was added a week ago had no chance to answer yet', async () => {
    const db = await freshDatabase();
    await publish(db, 'old.md');
    await publish(db, 'new.md');
    await publish(db, 'kept', { origin: 'staff', server_id: SERVER });
    const file = {
      content_hash: 'h',
      recipe: 'r',
      outcome: 'read',
      remarks: '[]',
      from_generation: 0,
    };
    await db
      .insertInto('files')
      .values([
        { ...file, path: 'old.md', read_at: '2026-02-10T00:00:00.000Z' },
        { ...file, path: 'new.md', read_at: '2026-02-25T00:00:00.000Z' },
      ])
      .execute();
    const { neverAnswering } = await readFindings(db, QUERY);
    expect(neverAnswering).toEqual({
      count: 2,
      shown: [{ ...found('kept'), path: undefined }, found('old.md')],
    });
  });

  test('a note that was corrected since is not called wrong any more', async () => {
    const db = await freshDatabase();
    await publish(db, 'note.md', { from_generation: 1 });
    await db
      .insertInto('facts')
      .values({ name: 'generation', value: '2' })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '2' }))
      .execute();
    await ask(db, 'a1');
    await escalate(db, 'a1', { replyMinutes: 1, resolvedMinutes: 2 });
    expect((await readFindings(db, QUERY)).wrong).toHaveLength(1);
    await ask(db, 'a2', { isPrivate: true, text: 'my secret' });
    const verdicts = new SqliteVerdictStore(db);
    await verdicts.record(
      { serverId: SERVER, questionId: asQuestionId('a2'), by: asStaffId('sam') },
      { verdict: 'wrong', reason: 'it told the secret' },
      NOW,
    );
    const listed = await verdicts.wrong(SERVER, 5);
    expect(listed).toContainEqual({
      title: 'Title of note.md',
      asked: 'words of a1',
      shown: undefined,
      reason: undefined,
      number: 1,
    });
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain('secret');
    await db.updateTable('documents').set({ until_generation: 2 }).execute();
    await publish(db, 'note.md', { from_generation: 2 });
    expect((await readFindings(db, QUERY)).wrong).toEqual([]);
    expect(await verdicts.wrong(SERVER, 5)).toEqual([]);
  });
});

describe('gaps', () => {
  async function place(
    db: Database,
    gap: string,
    questions: readonly string[],
    server = SERVER,
  ): Promise<GapId> {
    const vector = Float32Array.from([1, 0]);
    const middle = { id: asGapId(gap), vector, size: questions.length };
    const placements = questions.map((id, at) => ({
      questionId: asQuestionId(id),
      middle,
      isNew: at === 0,
    }));
    await new SqliteGapStore(db).place(server, 'r', placements, NOW);
    return middle.id;
  }

  const gapsOf = async (db: Database) => readGaps(db, { serverId: SERVER, since: EVER });

  test('hold what nobody answered, by people, without a word of private questions', async () => {
    const db = await freshDatabase();
    await ask(db, 'q1', { outcome: 'unknown', learner: 'mia' });
    await ask(db, 'q2', { outcome: 'unsure', learner: 'mia' });
    await ask(db, 'q3', { outcome: 'unknown', learner: 'ada', isPrivate: true });
    await ask(db, 'q4', { outcome: 'answered', learner: 'bo' });
    await ask(db, 'q5', { outcome: 'answered', learner: 'cy' });
    await ask(db, 'q6', { outcome: 'unknown', learner: 'di' });
    await new SqliteQuestionStore(db).recordFeedback(
      asQuestionId('q6'),
      asLearnerId('di'),
      'solved',
      NOW,
    );
    await escalate(db, 'q4');
    const unplaced = await readUnplaced(db, SERVER, 10);
    expect(unplaced.map(({ id }) => id).sort()).toEqual(['q1', 'q2', 'q3', 'q4']);
    await place(db, 'g', ['q1', 'q2', 'q3', 'q4']);
    expect(await readUnplaced(db, SERVER, 10)).toEqual([]);
    const [gap, ...others] = await gapsOf(db);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ people: 3, askedPerson: 1, questions: 4, privateQuestions: 1 });
    const said = gap?.wordings.map(({ text }) => text).sort();
    expect(said).toEqual(['words of q1', 'words of q2', 'words of q4']);
  });

  test('show each wording once: what many ask in the same words crowds no other out', async () => {
    const db = await freshDatabase();
    const same = ['Printed certificate?', 'printed  certificate', 'Printed certificate?!'];
    const asked = [...same, ...same, 'A certificate on paper?'];
    const ids = asked.map((_, at) => `q${at}`);
    for (const [at, text] of asked.entries())
      await ask(db, `q${at}`, { outcome: 'unknown', learner: `l${at}`, text });
    await place(db, 'g', ids);
    const [gap] = await gapsOf(db);
    expect(gap).toMatchObject({ people: 7, questions: 7 });
    const said = gap?.wordings.map(({ text }) => text.toLowerCase().replace(/\W+/g, ' ').trim());
    expect(said?.sort()).toEqual(['a certificate on paper', 'printed certificate']);
  });

  test('of another server are neither seen, joined nor ended', async () => {
    const db = await freshDatabase();
    const gaps = new SqliteGapStore(db);
    await ask(db, 'ours', { outcome: 'unknown' });
    await ask(db, 'theirs', { outcome: 'unknown', server: ELSEWHERE });
    expect((await readUnplaced(db, SERVER, 10)).map(({ id }) => id)).toEqual(['ours']);
    const own = await place(db, 'own', ['ours']);
    const foreign = await place(db, 'foreign', ['theirs'], ELSEWHERE);
    expect((await gapsOf(db)).map(({ id }) => id)).toEqual([own]);
    expect((await gaps.middles(SERVER, 'r')).map(({ id }) => id)).toEqual([own]);
    expect(await gaps.find(SERVER, foreign)).toBeUndefined();
    await gaps.end(SERVER, foreign, { state: 'ignored' }, NOW);
    expect(await gaps.find(ELSEWHERE, foreign)).toMatchObject({ state: 'open', people: 1 });
  });

  test('what staff keep of an escalation closes its part of the gap', async () => {
    const db = await freshDatabase();
    await ask(db, 'q1', { outcome: 'unknown' });
    await escalate(db, 'q1', { replyMinutes: 1 });
    await place(db, 'g', ['q1']);
    expect(await gapsOf(db)).toHaveLength(1);
    await db
      .insertInto('escalation_knowledge')
      .values({ escalation_id: 'e-q1', document_id: 'd', linked_at: NOW.toISOString() })
      .execute();
    expect(await gapsOf(db)).toEqual([]);
  });

  test('an answered one counts those who asked since', async () => {
    const db = await freshDatabase();
    const store = new SqliteGapStore(db);
    await ask(db, 'q1', { outcome: 'unknown' });
    const id = await place(db, 'g', ['q1']);
    await store.end(SERVER, id, { state: 'answered', documentId: asDocumentId('d') }, NOW);
    expect(await gapsOf(db)).toMatchObject([{ state: 'answered', people: 0 }]);
    await ask(db, 'q2', { outcome: 'unknown', at: '2026-03-05T00:00:00.000Z' });
    await place(db, 'g', ['q2']);
    expect(await gapsOf(db)).toMatchObject([{ state: 'answered', people: 1, questions: 1 }]);
    expect(await store.find(asServerId('999'), id)).toBeUndefined();
    expect(await store.nearMisses(id, 5)).toEqual(['note.md']);
  });

  test('an answered one that is ignored afterwards does not bring back whom it had answered', async () => {
    const db = await freshDatabase();
    const store = new SqliteGapStore(db);
    for (const learner of ['mia', 'ada', 'bo'])
      await ask(db, `of ${learner}`, { outcome: 'unknown', learner });
    const id = await place(db, 'g', ['of mia', 'of ada', 'of bo']);
    await store.end(SERVER, id, { state: 'answered', documentId: asDocumentId('d') }, NOW);
    await store.end(SERVER, id, { state: 'ignored' }, NOW);
    expect(await gapsOf(db)).toMatchObject([{ state: 'ignored', people: 0, answeredBy: 'd' }]);
    await ask(db, 'later', { outcome: 'unknown', at: '2026-03-05T00:00:00.000Z' });
    await place(db, 'g', ['later']);
    expect(await gapsOf(db)).toMatchObject([{ people: 1, peopleEver: 1, peopleThen: 0 }]);
  });

  test('an ignored one has grown over all that is kept, and shows who asked in the time looked at', async () => {
    const db = await freshDatabase();
    const store = new SqliteGapStore(db);
    const early = ['a', 'b', 'c', 'd'];
    const late = ['e', 'f', 'g'];
    for (const learner of early)
      await ask(db, learner, { outcome: 'unknown', learner, at: '2026-02-10T00:00:00.000Z' });
    const id = await place(db, 'g', early);
    await store.end(SERVER, id, { state: 'ignored' }, NOW);
    for (const learner of late) await ask(db, learner, { outcome: 'unknown', learner });
    await place(db, 'g', late);
    const since = new Date('2026-03-01T00:00:00.000Z');
    const [gap] = await readGaps(db, { serverId: SERVER, since });
    expect(gap).toMatchObject({ people: 3, peopleEver: 7, peopleThen: 4 });
  });

  test('wordings name nobody who is mentioned in them, and turn no line around', async () => {
    const db = await freshDatabase();
    const text = '<@4711> told me to ask\u202E: where is the \u200Bkey?';
    await ask(db, 'q1', { outcome: 'unknown', text });
    await ask(db, 'q2', { outcome: 'unknown', text: '<@4711> \u200B' });
    await place(db, 'g', ['q1', 'q2']);
    const [gap] = await gapsOf(db);
    expect(gap?.wordings.map((wording) => wording.text)).toEqual([
      'told me to ask: where is the key?',
    ]);
  });

  test('erased people are in no figure by name, in no gap, and in no wording', async () => {
    const db = await freshDatabase();
    const id = await (async () => {
      await ask(db, 'q1', { outcome: 'unknown', learner: 'mia' });
      await ask(db, 'q2', { outcome: 'unknown', learner: 'mia' });
      await escalate(db, 'q2');
      return place(db, 'g', ['q1', 'q2']);
    })();
    await new SqlitePhrasings(db).add(
      SERVER,
      asDocumentId('d'),
      [
        {
          text: 'words of q2',
          questionId: asQuestionId('q2'),
          recipe: 'r',
          vector: new Float32Array(2),
        },
      ],
      NOW,
    );
    await ask(db, 'q3', { learner: 'ada' });
    await new SqliteVerdictStore(db).record(
      { serverId: SERVER, questionId: asQuestionId('q3'), by: asStaffId('mia') },
      { verdict: 'right', reason: 'I said so' },
      NOW,
    );
    const privacy = new SqlitePrivacyStore(db);
    expect(await privacy.copy(asLearnerId('mia'))).toMatchObject({
      verdictsGiven: [{ question_id: 'q3', verdict: 'right', reason: 'I said so' }],
    });
    await privacy.erasePerson(asLearnerId('mia'), NOW);
    expect(await gapsOf(db)).toEqual([]);
    expect(await new SqliteGapStore(db).find(SERVER, id)).toBeUndefined();
    for (const table of ['gaps', 'gap_questions', 'phrasings', 'staff_verdicts'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
