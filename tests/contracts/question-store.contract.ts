import { describe, expect, test } from 'vitest';
import type { QuestionStore } from '../../src/core/answering/ports.ts';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
} from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { aCitation, anAnswer } from '../support/verdicts.ts';

const AT = new Date('2026-03-01T10:00:00.123Z');
const ID = asQuestionId('q-1');
const LEARNER = asLearnerId('7');

const QUESTION: Question = {
  id: ID,
  eventKey: 'message-11',
  serverId: asServerId('1'),
  channelId: asChannelId('2'),
  messageId: asMessageId('11'),
  learnerId: LEARNER,
  text: 'why 🧠 does "every" test fail?\n```py\nx = 1\n```',
  course: 'Sequence Models',
  isPrivate: true,
  source: 'mention',
  askedAt: AT,
};

const BARE: Question = {
  ...QUESTION,
  serverId: undefined,
  channelId: undefined,
  messageId: undefined,
  course: undefined,
  isPrivate: false,
  source: 'terminal',
};

const PLACES = [
  { kind: 'document' },
  { kind: 'heading', anchor: 'fix' },
  { kind: 'cell', cell: 3 },
  { kind: 'entry', entry: 2, anchor: 'a1' },
  { kind: 'page', page: 4 },
  { kind: 'time', startSeconds: 1.5, endSeconds: 61 },
  { kind: 'line', line: 9 },
] as const;

/** What every question store does. `feedback` gives what was recorded, by person and kind. */
export function questionStoreContract(
  name: string,
  open: () => Promise<{ store: QuestionStore; feedback: () => Promise<readonly string[]> }>,
): void {
  describe(`question store: ${name}`, () => {
    test('finds all that was asked about one message', async () => {
      const { store } = await open();
      await store.admit(QUESTION);
      const other = { ...QUESTION, id: asQuestionId('q-2'), eventKey: 'interaction-12' };
      await store.admit({ ...other, learnerId: asLearnerId('8') });
      await store.admit({ ...BARE, id: asQuestionId('q-3'), eventKey: 'terminal-1' });
      const found = await store.findByMessage(asMessageId('11'));
      expect(found.map(({ question: { id } }) => id).sort()).toEqual(['q-1', 'q-2']);
      expect(await store.findByMessage(asMessageId('12'))).toEqual([]);
    });

    test('puts in what was slow to read', async () => {
      const { store } = await open();
      await store.admit(QUESTION);
      await store.complete(ID, { text: 'why?\n\nValueError', course: undefined });
      const found = await store.find(ID);
      expect(found?.question).toEqual({
        ...QUESTION,
        text: 'why?\n\nValueError',
        course: undefined,
      });
    });

    test.each([QUESTION, BARE])('gives a question back as it was admitted', async (question) => {
      const { store } = await open();
      expect(await store.admit(question)).toBe('admitted');
      expect(await store.find(ID)).toEqual({ question, verdict: undefined, reply: undefined });
    });

    test('admits the same event once, whatever id it comes with', async () => {
      const { store } = await open();
      await store.admit(QUESTION);
      const again = { ...QUESTION, id: asQuestionId('q-2') };
      expect(await store.admit(again)).toBe('seen-before');
      expect(await store.find(again.id)).toBeUndefined();
    });

    test.each<Verdict>([
      anAnswer({
        citations: PLACES.map((place) => aCitation({ place, url: undefined, week: 2 })),
        signals: { cosine: 0.7 },
        timings: { embed: 4.2 },
      }),
      anAnswer({
        isGraded: true,
        isShortened: true,
        citations: [aCitation({ fixedOn: '2026-05-01' })],
      }),
      { ...judged(), outcome: 'unsure', citations: [aCitation()] },
      { ...judged(), outcome: 'unknown', citations: [] },
    ])('gives the verdict back: $outcome', async (verdict) => {
      const { store } = await open();
      await store.admit(QUESTION);
      await store.recordVerdict(ID, verdict, AT);
      expect((await store.find(ID))?.verdict).toEqual(verdict);
    });

    test('a later verdict takes the place of the former one; the reply stays', async () => {
      const { store } = await open();
      await store.admit(QUESTION);
      await store.recordVerdict(ID, { ...judged(), outcome: 'unknown', citations: [] }, AT);
      const reply = { channelId: asChannelId('2'), messageId: asMessageId('12') };
      await store.recordReply(ID, reply.channelId, reply.messageId);
      await store.recordVerdict(ID, anAnswer(), AT);
      expect(await store.find(ID)).toEqual({ question: QUESTION, verdict: anAnswer(), reply });
    });

    test('keeps where the reply stands though the search had failed, and after a later verdict', async () => {
      const { store } = await open();
      await store.admit({ ...QUESTION, locale: 'de' });
      const reply = { channelId: asChannelId('2'), messageId: asMessageId('12') };
      await store.recordReply(ID, reply.channelId, reply.messageId);
      const question = { ...QUESTION, locale: 'de' };
      expect(await store.find(ID)).toEqual({ question, verdict: undefined, reply });
      await store.recordVerdict(ID, anAnswer(), AT);
      expect(await store.find(ID)).toEqual({ question, verdict: anAnswer(), reply });
    });

    test('keeps a person’s first feedback of each kind, and none when the question is gone', async () => {
      const { store, feedback } = await open();
      await store.admit(QUESTION);
      await store.recordFeedback(ID, LEARNER, 'not-helpful', AT, 'too short');
      await store.recordFeedback(ID, LEARNER, 'not-helpful', AT, 'again');
      for (const person of [LEARNER, LEARNER, asLearnerId('8')])
        await store.recordFeedback(ID, person, 'solved', AT);
      await store.recordFeedback(asQuestionId('gone'), LEARNER, 'solved', AT);
      expect(await feedback()).toEqual(['7 not-helpful too short', '7 solved', '8 solved']);
    });

    test('knows nothing of a question that was never asked', async () => {
      const { store } = await open();
      expect(await store.find(asQuestionId('nothing'))).toBeUndefined();
    });
  });
}

function judged() {
  const { confidence, answerable, signals, timings, generation } = anAnswer();
  return { confidence, answerable, signals, timings, generation };
}
