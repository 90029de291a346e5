import { describe, expect, it } from 'vitest';
import { isVisible, type Visibility } from '../../../src/core/answering/visible.ts';
import { asServerId } from '../../../src/core/ids.ts';
import { judgeOver, LEARNER, type SmallNote } from '../../support/knowledge-in-memory.ts';

const OPEN: Visibility = {
  audience: 'learner',
  serverId: undefined,
  courseKey: undefined,
  released: undefined,
};
const STAFF = { ...LEARNER, audience: 'staff' } as const;

describe('isVisible', () => {
  it('keeps staff notes from learners', () => {
    expect(isVisible({ ...OPEN, audience: 'staff' }, LEARNER)).toBe(false);
    expect(isVisible({ ...OPEN, audience: 'staff' }, STAFF)).toBe(true);
  });

  it('keeps notes from learners until they are released', () => {
    const released = new Date('2026-03-01T00:00:01Z');
    expect(isVisible({ ...OPEN, released }, LEARNER)).toBe(false);
    expect(isVisible({ ...OPEN, released }, { ...LEARNER, now: released })).toBe(true);
    expect(isVisible({ ...OPEN, released }, STAFF)).toBe(true);
  });

  it("keeps one server's notes from another server, from direct messages, and from its staff", () => {
    const note = { ...OPEN, serverId: '1' };
    expect(isVisible(note, { ...LEARNER, serverId: asServerId('1') })).toBe(true);
    expect(isVisible(note, { ...STAFF, serverId: asServerId('2') })).toBe(false);
    expect(isVisible(note, LEARNER)).toBe(false);
  });

  it('searches the chosen courses and what belongs to none', () => {
    const asker = { ...LEARNER, courses: ['a'] };
    expect(isVisible({ ...OPEN, courseKey: 'a' }, asker)).toBe(true);
    expect(isVisible({ ...OPEN, courseKey: 'b' }, asker)).toBe(false);
    expect(isVisible(OPEN, asker)).toBe(true);
  });
});

describe('what an asker may not see', () => {
  const seen: readonly SmallNote[] = [
    { title: 'Gradient descent', text: 'Gradient descent follows the slope of the cost.' },
    { title: 'Quiz retakes', text: 'A quiz can be taken again after eight hours.' },
    { title: 'Momentum', text: 'Momentum averages gradients over steps.' },
  ];
  const hidden: readonly SmallNote[] = [
    {
      title: 'Quiz key',
      text: 'quiz retake quiz retake gradeint zanzibar zanzibar',
      audience: 'staff',
    },
    { title: 'Quiz', text: 'quiz retake hours', serverId: '1' },
    { title: 'Quiz', text: 'quiz retake hours', released: new Date('2027-01-01') },
  ];

  it.each(['how long until a quiz retake', 'zanzibar quiz', 'what is gradeint descent'])(
    'leaves no trace in ranking, figures and confidence: %s',
    async (text) => {
      const without = await judgeOver(seen).judgeQuestion({ text, scope: LEARNER });
      const beside = await judgeOver([...seen, ...hidden]).judgeQuestion({ text, scope: LEARNER });
      const plain = ({ ranked, signals, confidence, answerable, words }: typeof beside) => ({
        ranked: ranked.map(({ document, score }) => ({ document, score })),
        signals,
        confidence,
        answerable,
        words: words.terms.map(({ word, documentIdf }) => ({ word, documentIdf })),
      });
      expect(plain(beside)).toEqual(plain(without));
    },
  );

  it('is there for those who may', async () => {
    const { judgeQuestion } = judgeOver([...seen, ...hidden]);
    const { ranked } = await judgeQuestion({ text: 'zanzibar', scope: STAFF });
    expect(ranked[0]?.document).toBe(3);
  });
});
