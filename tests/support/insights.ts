import { asQuestionId, asStaffId } from '../../src/core/ids.ts';
import type { Figures } from '../../src/core/insights/figures.ts';
import { asGapId, type Gap } from '../../src/core/insights/gap.ts';
import type { BudgetState, Insights } from '../../src/core/insights/ports.ts';

/** A month of a course, with what a test changes. */
export function aFigure(change: Partial<Figures> = {}): Figures {
  return {
    from: new Date('2026-02-01T00:00:00Z'),
    to: new Date('2026-03-03T00:00:00Z'),
    questions: 120,
    answered: 80,
    unsure: 20,
    unknown: 20,
    escalated: 12,
    solved: 30,
    judged: 40,
    wrong: 2,
    firstReply: { count: 10, median: 3_600_000, p90: 7_200_000 },
    resolution: { count: 8, median: 86_400_000, p90: 259_200_000 },
    load: [
      { staffId: asStaffId('4711'), replied: 8, holds: 2 },
      { staffId: asStaffId('4712'), replied: 2, holds: 0 },
    ],
    weeks: [
      { startsOn: '2026-02-16', questions: 50, escalated: 4 },
      { startsOn: '2026-02-23', questions: 30, escalated: 2 },
      { startsOn: '2026-03-02', questions: 5, escalated: 0 },
    ],
    waiting: 3,
    courseWeeks: [{ course: 'Nets', week: 3, questions: 41 }],
    ...change,
  };
}

/** An open gap of one learner, with what a test changes. */
export function aGap(change: Partial<Gap> = {}): Gap {
  const { people = 1 } = change;
  return {
    id: asGapId('g'),
    state: 'open',
    people,
    askedPerson: 0,
    questions: 1,
    privateQuestions: 0,
    wordings: [{ questionId: asQuestionId('q'), text: 'How?' }],
    course: undefined,
    peopleEver: people,
    peopleThen: 0,
    answeredBy: undefined,
    ...change,
  };
}

/** An error budget of which nothing was measured, with what a test changes. */
export function aBudget(change: Partial<BudgetState> = {}): BudgetState {
  return {
    accepted: 0.05,
    judged: 0,
    wrong: 0,
    answerFrom: undefined,
    people: 3,
    days: 9,
    isOneSitting: false,
    ...change,
  };
}

/** Insights with what a test changes. */
export function someInsights(change: Partial<Insights> = {}): Insights {
  return {
    figures: aFigure(),
    findings: {
      neverAnswering: { count: 0, shown: [] },
      wrong: [],
      askedAfterFix: [],
      openAfterFix: [],
    },
    gaps: [],
    budget: aBudget({ judged: 40, wrong: 2 }),
    ...change,
  };
}
