import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readTables } from '../support/tables.ts';
import { describe, expect, test } from 'vitest';
import {
  asChannelId,
  asDocumentId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
  asStaffId,
  asThreadId,
  type EscalationId,
  type LearnerId,
  type QuestionId,
} from '../../src/core/ids.ts';
import { asRelayId } from '../../src/core/escalation/relay.ts';
import { asGapId } from '../../src/core/insights/gap.ts';
import { silentLog } from '../../src/core/log.ts';
import { makeEnforceRetention } from '../../src/core/privacy/retention.ts';
import type { Question } from '../../src/core/question.ts';
import { NO_SETTINGS } from '../../src/core/server-settings.ts';
import { backUpDatabase } from '../../src/storage/back-up-database.ts';
import { openDatabase, type Database } from '../../src/storage/open-database.ts';
import { SqliteDueTimes } from '../../src/storage/sqlite-due-times.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteGapStore } from '../../src/storage/sqlite-gap-store.ts';
import { SqlitePhrasings } from '../../src/storage/sqlite-phrasings.ts';
import { SqliteVerdictStore } from '../../src/storage/sqlite-verdict-store.ts';
import { SqliteLearnerHistory } from '../../src/storage/sqlite-learner-history.ts';
import { SqlitePrivacyStore } from '../../src/storage/sqlite-privacy-store.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { freshDatabase, freshFolder } from '../support/fresh-database.ts';
import { anAnswer } from '../support/verdicts.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-03T12:00:00Z');
const MARIA = asLearnerId('7001');
const SERVER = asServerId('9001');
const SECRET = 'xylophone-42';

/** Maria asked twice, once with a person called; somebody else asked too, and Maria pressed below it. */
async function aHistory(db: Database) {
  const questions = new SqliteQuestionStore(db);
  const escalations = new SqliteEscalationStore(db);
  for (const [id, learnerId] of [
    ['q1', MARIA],
    ['q2', MARIA],
    ['q3', asLearnerId('7002')],
  ] as const) {
    await questions.admit({
      id: asQuestionId(id),
      eventKey: `event-${id}`,
      serverId: SERVER,
      channelId: asChannelId('500'),
      messageId: asMessageId(`message-${id}`),
      learnerId,
      text: `${learnerId === MARIA ? SECRET : 'other'} ${id}`,
      course: undefined,
      isPrivate: false,
      source: 'mention',
      askedAt: NOON,
    });
    await questions.recordVerdict(asQuestionId(id), anAnswer({ text: `about ${id}` }), NOON);
  }
  await questions.recordFeedback(asQuestionId('q1'), MARIA, 'not-helpful', NOON, SECRET);
  await questions.recordFeedback(asQuestionId('q3'), MARIA, 'solved', NOON);
  const { escalation } = await escalations.open(
    {
      serverId: SERVER,
      questionId: asQuestionId('q2'),
      learnerId: MARIA,
      origin: { channelId: asChannelId('500'), messageId: asMessageId('m'), isPrivate: false },
    },
    {
      kind: 'escalate',
      actorId: MARIA,
      via: 'button',
      from: undefined,
      to: 'open',
      note: undefined,
    },
    [{ kind: 'open-thread' }],
    NOON,
  );
  return { questions, escalations, escalation };
}

/** Somebody wrote, and edited it twice. */
async function anEditedMessage(
  escalations: SqliteEscalationStore,
  id: EscalationId,
  authorId: LearnerId,
) {
  const event = {
    kind: 'follow-up',
    actorId: authorId,
    via: 'message',
    from: 'open',
    to: 'open',
    note: undefined,
  } as const;
  const source = { channelId: asChannelId('500'), messageId: asMessageId('m-1') };
  const said = { direction: 'to-staff', authorId, source, followsSource: true } as const;
  const relay = { ...said, text: `${SECRET} first`, files: [] };
  await escalations.change(id, NOON, (next) => ({
    outcome: 'change',
    change: { next, event, relay, intents: () => [] },
  }));
  const found = await escalations.findFollowed(asMessageId('m-1'));
  for (const at of [NOON, LATER]) {
    const edit = { kind: 'edited', text: `${SECRET} then`, files: [], at } as const;
    await escalations.change(id, at, (next) => ({
      outcome: 'change',
      change: {
        next,
        event,
        revision: { ...edit, relay: found?.id ?? asRelayId(0) },
        intents: () => [],
      },
    }));
  }
}

/** What staff made of a question: a wording of a note, a gap, and a judgement of the answer. */
async function makeKnowledgeOf(db: Database, questionId: QuestionId): Promise<void> {
  const vector = Float32Array.from([1, 0]);
  const middle = { id: asGapId('gap-of-maria'), vector, size: 1 };
  await new SqliteGapStore(db).place(SERVER, 'r', [{ questionId, middle, isNew: true }], NOON);
  const wording = { text: `${SECRET} as a wording`, questionId, recipe: 'r', vector };
  await new SqlitePhrasings(db).add(SERVER, asDocumentId('note.md'), [wording], NOON);
  const judged = { serverId: SERVER, questionId, by: asStaffId('sam') };
  const said = { verdict: 'wrong', reason: `not of ${SECRET}` } as const;
  await new SqliteVerdictStore(db).record(judged, said, NOON);
}

function aQuestion(id: string): Question {
  return {
    id: asQuestionId(id),
    eventKey: `event-${id}`,
    serverId: SERVER,
    channelId: asChannelId('500'),
    messageId: asMessageId(`message-${id}`),
    learnerId: MARIA,
    text: `${SECRET} `.repeat(200),
    course: undefined,
    isPrivate: false,
    source: 'mention',
    askedAt: NOON,
  };
}

/** Every value of every row. */
async function allBytes(db: Database): Promise<string> {
  return [...(await readTables(db)).values()].join('\n');
}

async function giveThread(db: Database, escalations: SqliteEscalationStore, id: string) {
  await escalations.recordPlace(asEscalationId(id), {
    channelId: asChannelId('600'),
    headerMessageId: asMessageId('601'),
    threadId: asThreadId('602'),
  });
  await db.updateTable('outbox').set({ state: 'done' }).execute();
}

async function waiting(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('payload')
    .where('state', '=', 'waiting')
    .orderBy('lane')
    .orderBy('id')
    .execute();
  return rows.map(({ payload }) => payload);
}

describe('erasing a person', () => {
  test('leaves neither words nor name, and other people their own', async () => {
    const db = await freshDatabase();
    const { questions, escalations, escalation } = await aHistory(db);
    const privacy = new SqlitePrivacyStore(db);
    expect(await privacy.count(MARIA)).toMatchObject({ questions: 2, escalations: 1 });
    await privacy.erasePerson(MARIA, LATER);
    const left = await allBytes(db);
    expect(left).not.toContain(SECRET);
    expect(left).not.toContain(MARIA);
    expect(left).toContain('other q3');
    expect(await privacy.count(MARIA)).toEqual({ questions: 0, escalations: 0, records: 0 });
    expect(await questions.find(asQuestionId('q2'))).toBeUndefined();
    expect(await escalations.find(escalation.id)).toMatchObject({ status: 'resolved' });
  });

  test('forgets every wording of what they edited', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    await anEditedMessage(escalations, escalation.id, MARIA);
    const privacy = new SqlitePrivacyStore(db);
    expect(JSON.stringify(await privacy.copy(MARIA))).toContain(`${SECRET} first`);
    await privacy.erasePerson(MARIA, LATER);
    expect(await allBytes(db)).not.toContain(SECRET);
  });

  test('forgets the wordings by which staff had a note found, and the gap', async () => {
    const db = await freshDatabase();
    const { escalation } = await aHistory(db);
    await makeKnowledgeOf(db, escalation.questionId);
    expect(await allBytes(db)).toContain(`${SECRET} as a wording`);
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    const left = await allBytes(db);
    expect(left).not.toContain(SECRET);
    expect(left).not.toContain('gap-of-maria');
  });

  test('leaves none of the words in the file, nor in a backup', async () => {
    const folder = await freshFolder();
    const db = await openDatabase(folder);
    await aHistory(db);
    // Enough that whole pages are given up.
    const questions = new SqliteQuestionStore(db);
    for (let at = 0; at < 40; at += 1) await questions.admit(aQuestion(`long-${at}`));
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    const bytes = (file: string) => readFileSync(join(folder, file), 'latin1');
    expect(bytes('course-support.db')).toContain(SECRET);
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    await backUpDatabase(folder, join(folder, 'copy.db'));
    await db.destroy();
    expect(bytes('copy.db')).not.toContain(SECRET);
    expect(bytes('course-support.db')).not.toContain(SECRET);
  });

  test('forgets what staff wrote to others in all its wordings', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    const ana = asLearnerId('7009');
    await anEditedMessage(escalations, escalation.id, ana);
    await new SqlitePrivacyStore(db).erasePerson(ana, LATER);
    const [left] = await db.selectFrom('escalation_messages').selectAll().execute();
    expect(left?.at).toBe(NOON.toISOString());
    expect(JSON.stringify(left)).not.toContain(SECRET);
    expect(JSON.stringify(left)).not.toContain(ana);
  });

  test('tells staff in the thread that they have, and ends their work', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    await giveThread(db, escalations, escalation.id);
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    const intents = await waiting(db);
    expect(intents.map((intent) => (JSON.parse(intent) as { kind: string }).kind)).toEqual([
      'update-card',
      'post-to-thread',
      'close-thread',
      'take-back',
    ]);
    expect(intents[1]).toContain('"erased"');
    expect(intents[3]).toContain('#1 🗑️');
  });

  test('shows the card anew without the words, of an ended escalation too', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    await giveThread(db, escalations, escalation.id);
    await db
      .updateTable('escalations')
      .set((eb) => ({ status: 'resolved', shown_revision: eb.ref('revision') }))
      .execute();
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    const after = await escalations.find(escalation.id);
    expect(after?.revision).toBeGreaterThan(after?.shownRevision ?? Infinity);
    expect((await waiting(db)).join()).toContain('close-thread');
  });

  test('takes what the bot quoted of them out of the staff thread', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    await giveThread(db, escalations, escalation.id);
    for (const [direction, message] of [
      ['to-staff', '701'],
      ['to-learner', '702'],
    ] as const) {
      await db
        .insertInto('escalation_messages')
        .values({
          escalation_id: escalation.id,
          direction,
          text: SECRET,
          files: '[]',
          target_channel_id: '602',
          target_message_id: message,
          at: NOON.toISOString(),
        })
        .execute();
    }
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    const blanked = (await waiting(db)).filter((intent) => intent.includes('"blank"'));
    expect(blanked).toHaveLength(1);
    expect(blanked[0]).toContain('701');
  });

  test('leaves nothing that belongs to a question which an escalation keeps as an empty row', async () => {
    const db = await freshDatabase();
    await aHistory(db);
    const of = { question_id: 'q2' };
    const part = { ...of, part: 0, message_id: 'message-q2', begins_at: 0, ends_at: 5 };
    const file = { ...of, position: 0, message_id: 'message-q2', name: 'a.log', url: 'https://x' };
    await db.insertInto('question_parts').values(part).execute();
    await db.insertInto('question_files').values(file).execute();
    await db
      .insertInto('reply_tokens')
      .values({ ...of, token: 'aToken', expires_at: LATER.toISOString() })
      .execute();
    await db
      .insertInto('question_vectors')
      .values({ ...of, recipe: 'r', vector: new Uint8Array(4) })
      .execute();
    await makeKnowledgeOf(db, asQuestionId('q2'));
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    const { rows: tables } = await sql<{ name: string }>`
      select tables.name as name from pragma_table_list as tables
      join pragma_table_info(tables.name) as columns
      where tables.schema = 'main' and columns.name = 'question_id'`.execute(db);
    const names = tables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['question_files', 'question_vectors']));
    const held: string[] = [];
    for (const name of names) {
      const { rows } = await sql`select 1 from ${sql.table(name)} where question_id = 'q2'`.execute(
        db,
      );
      if (rows.length > 0) held.push(name);
    }
    expect(held).toEqual(['escalations']);
  });

  test('of staff leaves what they did, and nowhere who they were', async () => {
    const db = await freshDatabase();
    const { escalation } = await aHistory(db);
    const ana = '7009';
    const { id } = escalation;
    await db.updateTable('escalations').set({ status: 'resolved', owner_id: ana }).execute();
    const event = {
      escalation_id: id,
      via: 'button',
      to_status: 'claimed',
      at: NOON.toISOString(),
    };
    await db
      .insertInto('escalation_events')
      .values([
        { ...event, kind: 'claim', actor_id: ana },
        { ...event, kind: 'assign', actor_id: '7010', note: ana },
        { ...event, kind: 'dismiss', actor_id: '7010', note: 'off topic' },
      ])
      .execute();
    const payload = JSON.stringify({ kind: 'mirror-to-learner', by: ana });
    await db.updateTable('outbox').set({ state: 'done', payload }).execute();
    await new SqlitePrivacyStore(db).erasePerson(asLearnerId(ana), LATER);
    const left = await allBytes(db);
    expect(left).not.toContain(ana);
    for (const kept of ['"claim"', '"assign"', 'off topic', '7010']) expect(left).toContain(kept);
  });

  test('forgets how much of the language model they used', async () => {
    const db = await freshDatabase();
    await db
      .insertInto('model_spend')
      .values({ key: `learner/${SERVER}/${MARIA}`, day: '2026-03-02', tokens: 5, micros: 1 })
      .execute();
    const privacy = new SqlitePrivacyStore(db);
    expect(JSON.stringify(await privacy.copy(MARIA))).toContain('"tokens":5');
    await privacy.erasePerson(MARIA, LATER);
    expect(await db.selectFrom('model_spend').selectAll().execute()).toEqual([]);
  });

  test('takes back what never reached staff', async () => {
    const db = await freshDatabase();
    await aHistory(db);
    await new SqlitePrivacyStore(db).erasePerson(MARIA, LATER);
    expect(await waiting(db)).toEqual([]);
  });
});

describe('a deleted message', () => {
  test('takes its question along', async () => {
    const db = await freshDatabase();
    const { questions } = await aHistory(db);
    const privacy = new SqlitePrivacyStore(db);
    expect(await privacy.eraseMessages([asMessageId('message-q1'), asMessageId('x')], LATER)).toBe(
      1,
    );
    expect(await questions.find(asQuestionId('q1'))).toBeUndefined();
    expect(await allBytes(db)).not.toContain(`${SECRET} q1`);
  });

  test('of several that make up a question takes its own words along', async () => {
    const db = await freshDatabase();
    const questions = new SqliteQuestionStore(db);
    const [id, first, second] = [asQuestionId('q9'), asMessageId('m1'), asMessageId('m2')];
    const text = `my key is ${SECRET}\nwhy is the cost nan?`;
    const lineEnd = text.indexOf('\n');
    await questions.admit({
      id,
      eventKey: 'message-m1',
      serverId: SERVER,
      channelId: asChannelId('500'),
      messageId: second,
      learnerId: MARIA,
      text,
      parts: [
        { messageId: first, beginsAt: 0, endsAt: lineEnd },
        { messageId: second, beginsAt: lineEnd + 1, endsAt: text.length },
      ],
      course: undefined,
      isPrivate: false,
      source: 'help-channel',
      askedAt: NOON,
    });
    await questions.recordVerdict(id, anAnswer(), NOON);
    await questions.recordReply(id, asChannelId('m2'), asMessageId('900'));
    const privacy = new SqlitePrivacyStore(db);
    expect(await privacy.eraseMessages([first], LATER)).toBe(1);
    expect((await questions.find(id))?.question.text).toBe('why is the cost nan?');
    expect(await waiting(db)).toEqual([]);
    expect(await privacy.eraseMessages([second], LATER)).toBe(1);
    expect(await questions.find(id)).toBeUndefined();
    const intents = (await waiting(db)).join();
    expect(intents).toContain('"act":"delete","channelId":"m2","messageId":"900"');
    expect(intents).toContain('"act":"rename","channelId":"m2"');
  });

  // Its words were cut where the first ones had stood.
  test('of several that were edited takes along what it says now', async () => {
    const db = await freshDatabase();
    const questions = new SqliteQuestionStore(db);
    const [id, first, second] = [asQuestionId('q9'), asMessageId('m1'), asMessageId('m2')];
    const inTwo = (one: string, other: string) => ({
      text: `${one}\n${other}`,
      parts: [
        { messageId: first, beginsAt: 0, endsAt: one.length },
        {
          messageId: second,
          beginsAt: one.length + 1,
          endsAt: one.length + 1 + other.length,
        },
      ],
      course: undefined,
    });
    await questions.admit({
      id,
      eventKey: 'message-m1',
      serverId: SERVER,
      channelId: asChannelId('500'),
      messageId: second,
      learnerId: MARIA,
      ...inTwo('hi', 'why is it nan?'),
      isPrivate: false,
      source: 'help-channel',
      askedAt: NOON,
    });
    await questions.complete(id, inTwo(`my key is ${SECRET}`, 'why is the cost nan?'));
    await new SqlitePrivacyStore(db).eraseMessages([first], LATER);
    expect((await questions.find(id))?.question.text).toBe('why is the cost nan?');
  });

  test('leaves the escalation to staff, who are told that its words are gone', async () => {
    const db = await freshDatabase();
    const { escalations, escalation } = await aHistory(db);
    await giveThread(db, escalations, escalation.id);
    await new SqlitePrivacyStore(db).eraseMessages([asMessageId('message-q2')], LATER);
    expect(await escalations.find(escalation.id)).toMatchObject({
      status: 'open',
      learnerId: MARIA,
    });
    expect(await allBytes(db)).not.toContain(`${SECRET} q2`);
    expect((await waiting(db)).join()).toContain('"erased"');
  });
});

test('a copy holds everything of the person and nothing of others', async () => {
  const db = await freshDatabase();
  await aHistory(db);
  const copy = JSON.stringify(await new SqlitePrivacyStore(db).copy(MARIA));
  for (const part of [`${SECRET} q1`, `${SECRET} q2`, 'about q1', '"not-helpful"', '"solved"']) {
    expect(copy).toContain(part);
  }
  expect(copy).not.toContain('other q3');
  expect(copy).not.toContain('7002');
});

describe('retention', () => {
  test('erases what is older than the server allows, once a day, but nothing that staff work on', async () => {
    const db = await freshDatabase();
    await aHistory(db);
    const now = { at: new Date(NOON.getTime() + 29 * 86_400_000) };
    const enforce = makeEnforceRetention({
      privacy: new SqlitePrivacyStore(db),
      settings: { read: async () => Promise.resolve({ ...NO_SETTINGS, retentionDays: 30 }) },
      dueTimes: new SqliteDueTimes(db),
      clock: () => now.at,
      otherClock: { now: async () => Promise.resolve(now.at) },
      log: silentLog,
    });
    const due = await enforce();
    expect(await allBytes(db)).toContain('other q3');
    now.at = new Date(now.at.getTime() + 2 * 86_400_000);
    expect(due < now.at).toBe(true);
    await enforce();
    const left = await allBytes(db);
    expect(left).not.toContain('other q3');
    expect(left).toContain(`${SECRET} q2`);
    const { items } = await new SqliteLearnerHistory(db).list(MARIA, SERVER, {
      offset: 0,
      limit: 9,
    });
    expect(items.map(({ text, escalation }) => [text, escalation?.number])).toEqual([
      [`${SECRET} q2`, 1],
    ]);
  });

  test('runs on although a clock that was ahead put its due time far away', async () => {
    const db = await freshDatabase();
    const now = { at: new Date('2031-01-01T00:00:00Z') };
    const enforce = makeEnforceRetention({
      privacy: new SqlitePrivacyStore(db),
      settings: { read: async () => Promise.resolve({ ...NO_SETTINGS, retentionDays: 0 }) },
      dueTimes: new SqliteDueTimes(db),
      clock: () => now.at,
      otherClock: { now: async () => Promise.resolve(now.at) },
      log: silentLog,
    });
    await enforce();
    await aHistory(db);
    now.at = LATER;
    expect(await enforce()).toEqual(new Date(LATER.getTime() + 86_400_000));
    expect(await allBytes(db)).not.toContain('other q3');
  });

  test('does not run again before it is due', async () => {
    const db = await freshDatabase();
    const enforce = makeEnforceRetention({
      privacy: new SqlitePrivacyStore(db),
      settings: { read: async () => Promise.resolve({ ...NO_SETTINGS, retentionDays: 0 }) },
      dueTimes: new SqliteDueTimes(db),
      clock: () => LATER,
      otherClock: { now: async () => Promise.resolve(LATER) },
      log: silentLog,
    });
    await enforce();
    await aHistory(db);
    await enforce();
    expect(await allBytes(db)).toContain('other q3');
  });
});
