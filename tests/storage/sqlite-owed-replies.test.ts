import { expect, test } from 'vitest';
import { asChannelId, asLearnerId, asMessageId, asQuestionId } from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';
import { SqliteOwedReplies } from '../../src/storage/sqlite-owed-replies.ts';
import { SqlitePrivacyStore } from '../../src/storage/sqlite-privacy-store.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { anAnswer } from '../support/verdicts.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const at = (minutes: number) => new Date(NOON + minutes * 60_000);
const LEARNER = asLearnerId('7');
const STAFF = asLearnerId('8');

function aCommand(nth: number, change: Partial<Question> = {}): Question {
  return {
    id: asQuestionId(`question-${nth}`),
    eventKey: `interaction-${nth}`,
    replyToken: `token-${nth}`,
    serverId: undefined,
    channelId: undefined,
    messageId: undefined,
    learnerId: LEARNER,
    text: `question ${nth}`,
    course: undefined,
    isPrivate: false,
    source: 'slash',
    askedAt: at(nth),
    ...change,
  };
}

async function withCommands(...commands: readonly Question[]) {
  const db = await freshDatabase();
  const questions = new SqliteQuestionStore(db);
  for (const command of commands) await questions.admit(command);
  return { questions, owed: new SqliteOwedReplies(db), privacy: new SqlitePrivacyStore(db) };
}

test('a reply is owed until it is written or dropped, and a message owes none', async () => {
  const file = { name: 'a.log', url: 'https://files/a.log', messageId: undefined };
  const { questions, owed } = await withCommands(
    aCommand(1),
    aCommand(2),
    aCommand(3, { files: [file] }),
    aCommand(4, { replyToken: undefined, source: 'mention' }),
  );
  await questions.recordVerdict(asQuestionId('question-1'), anAnswer(), at(2));
  await questions.recordReply(asQuestionId('question-1'), asChannelId('1'), asMessageId('2'));
  await questions.dropReplyToken(asQuestionId('question-2'));
  expect(await owed.list(at(0))).toEqual(['question-3']);
  expect(await owed.list(at(4))).toEqual([]);
  expect(await owed.find(asQuestionId('question-1'), at(4))).toBeUndefined();
  expect(await owed.find(asQuestionId('question-3'), at(4))).toMatchObject({
    question: { text: 'question 3', files: [file] },
    token: 'token-3',
    escalatedBy: undefined,
  });
});

// The row went with the token's quarter of an hour, and nobody knew any more that a reply was owed.
test('it is owed when its token is over, and when others came meanwhile', async () => {
  const { owed } = await withCommands(aCommand(1), aCommand(60));
  expect(await owed.list(at(0))).toEqual(['question-1', 'question-60']);
  const found = await owed.find(asQuestionId('question-1'), at(17));
  expect(found).toMatchObject({ question: { text: 'question 1' }, token: undefined });
});

test('who wished that staff see a message is known until told, and not after an erasure', async () => {
  const wish = { source: 'context-menu', escalatedBy: STAFF } as const;
  const { owed, privacy } = await withCommands(aCommand(1, wish));
  const id = asQuestionId('question-1');
  expect((await owed.find(id, at(2)))?.escalatedBy).toBe(STAFF);
  expect(await privacy.count(STAFF)).toMatchObject({ records: 1 });
  expect(await privacy.copy(STAFF)).toMatchObject({ wishedForOthers: [{ question_id: id }] });
  await privacy.erasePerson(STAFF, at(3));
  expect(await privacy.count(STAFF)).toMatchObject({ records: 0 });
  expect(await owed.list(at(0))).toEqual([]);
});
