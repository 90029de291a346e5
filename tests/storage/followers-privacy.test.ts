import { readTables } from '../support/tables.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareFold } from '../../src/core/escalation/folding.ts';
import { makeRelayFollowUp } from '../../src/core/escalation/relay-follow-up.ts';
import { makeResolveEscalation } from '../../src/core/escalation/resolve-escalation.ts';
import { makeWithdrawEscalation } from '../../src/core/escalation/withdraw-escalation.ts';
import { asFollowerId } from '../../src/core/escalation/follower.ts';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asThreadId,
} from '../../src/core/ids.ts';
import { parseIntent } from '../../src/core/outbox/intent.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqlitePrivacyStore } from '../../src/storage/sqlite-privacy-store.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
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

const BEA = asLearnerId('222000222');
const CEM = asLearnerId('333000333');
const FAILURE = 'GraderQuotaError: the grading queue of lab 7 lost my upload after 31 seconds';

describe('what is kept of learners who ask the same', () => {
  let db: Database;
  let escalations: SqliteEscalationStore;
  let privacy: SqlitePrivacyStore;

  beforeEach(async () => {
    db = await freshDatabase();
    escalations = new SqliteEscalationStore(db);
    privacy = new SqlitePrivacyStore(db);
    await ask('q1', LEARNER, 'with numpy');
    await ask('q2', BEA, 'with xylophone');
    await ask('q3', CEM, 'with torch');
  });

  async function ask(id: string, learnerId = LEARNER, more = '') {
    const question = questionOf({
      id: asQuestionId(id),
      eventKey: id,
      messageId: asMessageId(`message-${id}`),
      learnerId,
      text: `${FAILURE}\n\n${more}`,
    });
    await new SqliteQuestionStore(db).admit(question);
    const embedder = { recipe: 'r', embedQuestion: () => Promise.resolve(Float32Array.of(1, 0)) };
    const joining = { via: 'button', at: NOON, staffRoleId: undefined } as const;
    const fold = await prepareFold(question, embedder, joining);
    const fresh = newEscalation(id, {
      learnerId,
      origin: {
        channelId: asChannelId('400'),
        messageId: asMessageId(`a-${id}`),
        isPrivate: false,
      },
    });
    const event = { ...OPENED, actorId: learnerId };
    return escalations.open(fresh, event, [{ kind: 'open-thread' }], NOON, fold);
  }

  /** Every value of every table that holds the words. */
  async function rowsWith(words: string): Promise<readonly string[]> {
    const tables = [...(await readTables(db))];
    return tables.filter(([, rows]) => rows.includes(words)).map(([name]) => name);
  }

  const setQuestion = async (state: { is_private?: number; erased_at?: string }) =>
    db.updateTable('questions').set(state).where('id', '=', 'q1').execute();

  /** Messages of the bot's that are to be without words, in order. */
  async function blanked(): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('outbox')
      .select('payload')
      .where('kind', '=', 'take-back')
      .orderBy('id')
      .execute();
    const intents = rows.map(({ payload }) => parseIntent(payload));
    return intents.flatMap((intent) =>
      intent.kind === 'take-back' && intent.what.act === 'blank' ? [intent.what.messageId] : [],
    );
  }

  const first = async () => escalations.findByNumber(SERVER, 1);

  it.each([
    ['asked in private', async () => setQuestion({ is_private: 1 })],
    ['erased', async () => setQuestion({ erased_at: NOON.toISOString() })],
    [
      'asked in another server',
      async () => db.updateTable('escalations').set({ server_id: '999' }).execute(),
    ],
  ])('of a question that was %s is joined by nobody', async (_how, change) => {
    const waiting = await first();
    await change();
    const { outcome, escalation } = await ask('q4', asLearnerId('444000444'));
    expect(outcome).toBe('opened');
    expect(escalation.id).not.toBe(waiting?.id);
  });

  it('is exported to the one who follows, and to nobody else', async () => {
    expect(await privacy.copy(BEA)).toMatchObject({
      escalations: [],
      followed: [{ number: 1, status: 'open', state: 'following' }],
    });
    expect(JSON.stringify(await privacy.copy(LEARNER))).not.toContain('xylophone');
  });

  it('is exported without the words of the others who write in the same escalation', async () => {
    const escalation = await first();
    if (escalation === undefined) throw new Error('the escalation is not there');
    for (const by of [LEARNER, BEA]) {
      const told = await makeRelayFollowUp({ escalations, clock: () => later(1) })({
        id: escalation.id,
        via: 'message',
        by,
        text: `further words of ${by}`,
        source: { channelId: asChannelId('400'), messageId: asMessageId(`further-${by}`) },
      });
      expect(told.outcome).toBe('moved');
    }
    for (const [own, others] of [
      [LEARNER, BEA],
      [BEA, LEARNER],
    ] as const) {
      const copy = JSON.stringify(await privacy.copy(own));
      expect(copy).toContain(`further words of ${own}`);
      expect(copy).not.toContain(`further words of ${others}`);
    }
  });

  it('is erased when a follower wishes it; the others go on waiting', async () => {
    await privacy.erasePerson(BEA, later(1));
    expect(await first()).toMatchObject({ status: 'open', followerIds: [CEM] });
    expect(await rowsWith('xylophone')).toEqual([]);
    expect(await rowsWith(BEA)).toEqual([]);
    expect((await privacy.count(BEA)).records).toBe(0);
  });

  it('hands the escalation on when its owner wishes to be forgotten', async () => {
    await privacy.erasePerson(LEARNER, later(1));
    expect(await first()).toMatchObject({
      status: 'open',
      learnerId: BEA,
      questionId: 'q2',
      followerIds: [CEM],
    });
    expect(await rowsWith('numpy')).toEqual([]);
    await privacy.erasePerson(BEA, later(2));
    await privacy.erasePerson(CEM, later(3));
    expect((await first())?.status).toBe('resolved');
    expect(await rowsWith(BEA)).toEqual([]);
    expect(await rowsWith(CEM)).toEqual([]);
    expect(await rowsWith('lab 7')).toEqual([]);
  });

  it('is without the words of a message that a follower deleted, who is still told', async () => {
    await privacy.eraseMessages([asMessageId('message-q2')], later(1));
    expect(await rowsWith('xylophone')).toEqual([]);
    expect((await first())?.followerIds).toEqual([BEA, CEM]);
  });

  it('of a duplicate is taken out of both threads, when its learner wishes it', async () => {
    const dora = asLearnerId('444000444');
    const origin = { channelId: asChannelId('400'), messageId: undefined, isPrivate: true };
    const question = questionOf({
      id: asQuestionId('q4'),
      eventKey: 'q4',
      messageId: asMessageId('message-q4'),
      learnerId: dora,
      text: 'Where is my bassoon?',
    });
    await new SqliteQuestionStore(db).admit(question);
    const fresh = newEscalation('q4', { learnerId: dora, origin });
    const event = { ...OPENED, actorId: dora };
    const { escalation } = await escalations.open(fresh, event, [], NOON);
    const original = await first();
    if (original === undefined) throw new Error('no first escalation');
    const deps = { escalations, clock: () => NOON };
    const { id } = escalation;
    await escalations.recordPlace(id, {
      channelId: asChannelId('500'),
      headerMessageId: asMessageId('502'),
      threadId: asThreadId('502'),
    });
    await makeResolveEscalation(deps)({
      id,
      via: 'command',
      by: ANA,
      outcome: { kind: 'duplicate', of: original.id, number: 1 },
    });
    const row = await db
      .selectFrom('followers')
      .selectAll()
      .where('question_id', '=', 'q4')
      .executeTakeFirstOrThrow();
    const followerId = asFollowerId(row.id);
    expect(await escalations.findFollower(followerId)).toMatchObject({ origin });
    const sent = { channelId: asChannelId('500'), messageId: asMessageId('note-dora') };
    expect(await escalations.recordFollowerNote(followerId, sent)).toBe('recorded');

    // Everybody who asked first goes: it is hers then, and forgotten all the same.
    for (const person of [LEARNER, BEA, CEM]) await privacy.erasePerson(person, later(1));
    expect(await first()).toMatchObject({ learnerId: dora, questionId: 'q4', origin });
    await privacy.eraseMessages([asMessageId('message-q4')], later(2));
    expect(await rowsWith('bassoon')).toEqual([]);
    await privacy.erasePerson(dora, later(3));
    expect(await blanked()).toContain('note-dora');
    expect(await rowsWith(dora)).toEqual([]);
    expect((await first())?.status).toBe('resolved');
  });

  it('is taken out of what staff were told, too', async () => {
    for (const [id, messageId] of [
      [1, 'note-bea'],
      [2, 'note-cem'],
    ] as const) {
      const sent = { channelId: asChannelId('500'), messageId: asMessageId(messageId) };
      expect(await escalations.recordFollowerNote(asFollowerId(id), sent)).toBe('recorded');
    }
    await privacy.eraseMessages([asMessageId('message-q2')], later(1));
    expect(await blanked()).toEqual(['note-bea']);
    await privacy.erasePerson(LEARNER, later(2));
    await privacy.erasePerson(CEM, later(3));
    expect(await blanked()).toEqual(['note-bea', 'note-cem']);
    const late = { channelId: asChannelId('500'), messageId: asMessageId('late') };
    for (const id of [1, 2])
      expect(await escalations.recordFollowerNote(asFollowerId(id), late)).toBe('erased');
  });

  it('is taken back also from one who owns the escalation by now, and from who left it', async () => {
    for (const [id, messageId] of [
      [1, 'note-bea'],
      [2, 'note-cem'],
    ] as const) {
      const sent = { channelId: asChannelId('500'), messageId: asMessageId(messageId) };
      await escalations.recordFollowerNote(asFollowerId(id), sent);
    }
    const withdraw = makeWithdrawEscalation({ escalations, clock: () => later(1) });
    const id = (await first())?.id;
    if (id === undefined) throw new Error('it must be there');
    for (const by of [LEARNER, BEA]) await withdraw({ id, via: 'button', by });
    await privacy.erasePerson(BEA, later(2));
    expect(await blanked()).toEqual(['note-bea']);
    await privacy.erasePerson(CEM, later(3));
    expect(await blanked()).toEqual(['note-bea', 'note-cem']);
  });

  it('is posted anew without the part of it that was deleted', async () => {
    const text = (await new SqliteQuestionStore(db).find(asQuestionId('q2')))?.question.text ?? '';
    const end = text.indexOf('\n');
    const of = { question_id: 'q2' };
    await db
      .insertInto('question_parts')
      .values([
        { ...of, part: 0, message_id: 'm1', begins_at: 0, ends_at: end },
        { ...of, part: 1, message_id: 'm2', begins_at: end + 1, ends_at: text.length },
      ])
      .execute();
    const sent = { channelId: asChannelId('500'), messageId: asMessageId('note-bea') };
    await escalations.recordFollowerNote(asFollowerId(1), sent);
    const found = await first();
    if (found === undefined) throw new Error('it must be there');
    await escalations.recordPlace(found.id, {
      channelId: asChannelId('499'),
      headerMessageId: asMessageId('500'),
      threadId: asThreadId('500'),
    });
    await db.deleteFrom('outbox').execute();
    await privacy.eraseMessages([asMessageId('m2')], later(1));
    expect(await blanked()).toEqual(['note-bea']);
    const rows = await db.selectFrom('outbox').select('payload').execute();
    const notes = rows.map(({ payload }) => parseIntent(payload));
    expect(notes).toContainEqual(
      expect.objectContaining({
        kind: 'post-to-thread',
        note: { kind: 'joined', follower: asFollowerId(1) },
      }),
    );
    expect(await rowsWith('xylophone')).toEqual([]);
  });

  it('stays as long as staff work on it, and no longer', async () => {
    const old = later(10);
    expect(await privacy.eraseOlder(SERVER, old, old)).toBe(0);
    const withdraw = makeWithdrawEscalation({ escalations, clock: () => later(5) });
    const found = await first();
    if (found === undefined) throw new Error('it must be there');
    for (const by of [LEARNER, BEA, CEM]) await withdraw({ id: found.id, via: 'button', by });
    expect((await first())?.status).toBe('resolved');
    expect(await privacy.eraseOlder(SERVER, old, old)).toBe(3);
    expect(await rowsWith('lab 7')).toEqual([]);
  });
});
