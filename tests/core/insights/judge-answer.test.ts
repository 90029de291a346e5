import { describe, expect, test } from 'vitest';
import { THRESHOLDS } from '../../../src/core/answering/tuning.ts';
import { asQuestionId, asServerId, asStaffId } from '../../../src/core/ids.ts';
import { makeJudgeAnswer, withLearnedThreshold } from '../../../src/core/insights/judge-answer.ts';
import { NO_SETTINGS } from '../../../src/core/server-settings.ts';
import { SqliteQuestionStore } from '../../../src/storage/sqlite-question-store.ts';
import { SqliteVerdictStore } from '../../../src/storage/sqlite-verdict-store.ts';
import { questionOf } from '../../support/escalations.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { anAnswer } from '../../support/verdicts.ts';

const SERVER = asServerId('100');
const OTHER = asServerId('999');

async function world() {
  const db = await freshDatabase();
  const questions = new SqliteQuestionStore(db);
  const verdicts = new SqliteVerdictStore(db);
  let now = new Date('2026-03-02T12:00:00Z');
  const settings = { read: async () => Promise.resolve(NO_SETTINGS) };
  const judgeAnswer = makeJudgeAnswer({ verdicts, settings, clock: () => now });
  let asked = 0;
  return {
    settings: withLearnedThreshold(settings, verdicts),
    setTime: (iso: string) => (now = new Date(iso)),
    judge: async (verdict: 'right' | 'wrong', confidence: number, by = `staff-${asked % 2}`) => {
      const questionId = asQuestionId(`q${(asked += 1)}`);
      await questions.admit(questionOf({ id: questionId, eventKey: questionId }));
      await questions.recordVerdict(questionId, anAnswer({ confidence }), now);
      return judgeAnswer({ serverId: SERVER, questionId, by: asStaffId(by), verdict });
    },
  };
}

const FLOOR = THRESHOLDS.answered;

describe('verdicts move the threshold of their server', () => {
  test('a step a day once enough have come, and only there', async () => {
    const { judge, settings, setTime } = await world();
    for (let at = 0; at < 19; at += 1)
      await judge(at < 13 ? 'right' : 'wrong', at < 13 ? 0.99 : FLOOR + 0.05);
    expect((await settings.read(SERVER)).answerFrom).toBeUndefined();
    await judge('right', 0.99);
    expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.02);
    await judge('right', 0.99);
    expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.02);
    setTime('2026-03-03T12:00:00Z');
    await judge('right', 0.99);
    expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.04);
    expect((await settings.read(OTHER)).answerFrom).toBeUndefined();
  });

  test('a step further, too, when a clock that was ahead noted the last one', async () => {
    const { judge, settings, setTime } = await world();
    setTime('2026-03-20T12:00:00Z');
    for (let at = 0; at < 20; at += 1)
      await judge(at < 13 ? 'right' : 'wrong', at < 13 ? 0.99 : FLOOR + 0.05);
    expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.02);
    setTime('2026-03-03T12:00:00Z');
    await judge('right', 0.99);
    expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.04);
  });

  test('one step, and no further, for a colleague who presses "Wrong" all afternoon', async () => {
    const { judge, settings, setTime } = await world();
    for (let at = 0; at < 12; at += 1) await judge('right', 0.9);
    for (let at = 0; at < 30; at += 1) await judge('wrong', 0.99, 'ray');
    for (const day of [3, 4, 5]) {
      setTime(`2026-03-0${day}T12:00:00Z`);
      await judge('right', 0.9);
      expect((await settings.read(SERVER)).answerFrom).toBeCloseTo(FLOOR + 0.02);
    }
  });

  test('never below what a manager chose', async () => {
    const verdicts = {
      threshold: async () => Promise.resolve({ answerFrom: 0.82, movedAt: new Date(0) }),
    };
    const chosen = { read: async () => Promise.resolve({ ...NO_SETTINGS, answerFrom: 0.9 }) };
    expect((await withLearnedThreshold(chosen, verdicts).read(SERVER)).answerFrom).toBe(0.9);
  });
});
