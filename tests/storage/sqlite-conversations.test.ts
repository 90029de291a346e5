import { describe, expect, it } from 'vitest';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
} from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';
import { SqliteConversations } from '../../src/storage/sqlite-conversations.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { anAnswer } from '../support/verdicts.ts';

const HELP = asChannelId('10');
const THREAD = asChannelId('501');
const NOON = Date.parse('2026-03-01T12:00:00Z');
const at = (minutes: number) => new Date(NOON + minutes * 60_000);

function aQuestion(nth: number, change: Partial<Question> = {}): Question {
  return {
    id: asQuestionId(`question-${nth}`),
    eventKey: `message-${nth}`,
    serverId: asServerId('1'),
    channelId: HELP,
    messageId: asMessageId(`${500 + nth}`),
    learnerId: asLearnerId('7'),
    text: `question ${nth}`,
    course: undefined,
    isPrivate: false,
    source: 'help-channel',
    askedAt: at(nth),
    ...change,
  };
}

async function withQuestions(...questions: readonly Question[]) {
  const db = await freshDatabase();
  const store = new SqliteQuestionStore(db);
  for (const question of questions) await store.admit(question);
  const conversations = new SqliteConversations(db);
  const turns = async (channelId = HELP, change: { learnerId?: string; limit?: number } = {}) => {
    const { learnerId, limit = 5 } = change;
    const found = await conversations.turns({
      channelId,
      ...(learnerId !== undefined && { learnerId: asLearnerId(learnerId) }),
      since: at(0),
      before: at(60),
      limit,
    });
    return found.map(({ text }) => text);
  };
  return { store, conversations, turns };
}

describe('the turns of a conversation', () => {
  it('are the last ones, oldest first, of one learner when that is asked', async () => {
    const other = aQuestion(2, { learnerId: asLearnerId('8') });
    const { turns } = await withQuestions(aQuestion(1), other, aQuestion(3));
    expect(await turns()).toEqual(['question 1', 'question 2', 'question 3']);
    expect(await turns(HELP, { limit: 2 })).toEqual(['question 2', 'question 3']);
    expect(await turns(HELP, { learnerId: '7' })).toEqual(['question 1', 'question 3']);
  });

  it('of a thread begin with the question it stands on', async () => {
    const { turns } = await withQuestions(aQuestion(1), aQuestion(2, { channelId: THREAD }));
    expect(await turns(THREAD)).toEqual(['question 1', 'question 2']);
  });

  it('leave out what was asked for oneself only', async () => {
    const ephemeral = aQuestion(1, { isPrivate: true, source: 'slash' });
    const direct = aQuestion(2, { isPrivate: true, source: 'direct-message' });
    const { turns, conversations } = await withQuestions(ephemeral, direct);
    expect(await turns()).toEqual(['question 2']);
    const own = await conversations.turns({
      channelId: HELP,
      learnerId: asLearnerId('7'),
      withPrivate: true,
      since: at(0),
      before: at(60),
      limit: 5,
    });
    expect(own.map(({ text }) => text)).toEqual(['question 1', 'question 2']);
  });
});

describe('an answer', () => {
  it('leads back to its question', async () => {
    const { store, conversations } = await withQuestions(aQuestion(1));
    await store.recordVerdict(asQuestionId('question-1'), anAnswer(), at(2));
    await store.recordReply(asQuestionId('question-1'), THREAD, asMessageId('900'));
    const found = await conversations.findByReply(asMessageId('900'));
    expect(found?.question.text).toBe('question 1');
    expect((await conversations.findByEvent('message-1'))?.reply?.channelId).toBe(THREAD);
    expect(await conversations.findByReply(asMessageId('901'))).toBeUndefined();
  });

  it('of a place are never the private ones of elsewhere, not even for their own learner', async () => {
    const db = await freshDatabase();
    const store = new SqliteQuestionStore(db);
    const conversations = new SqliteConversations(db);
    const search = { channelId: THREAD, since: at(0), before: at(60), limit: 5, withPrivate: true };
    // One is answered in the place, on the other's message it stands.
    const asked = [aQuestion(2), aQuestion(1, { messageId: asMessageId(THREAD) })];
    for (const question of asked) {
      await store.admit({ ...question, isPrivate: true, source: 'mention' });
      await store.recordVerdict(question.id, anAnswer(), at(3));
    }
    await store.recordReply(asQuestionId('question-2'), THREAD, asMessageId('900'));
    expect(await conversations.turns(search)).toEqual([]);
    await db.updateTable('questions').set({ is_private: 0 }).execute();
    expect(await conversations.turns(search)).toHaveLength(2);
  });
});
