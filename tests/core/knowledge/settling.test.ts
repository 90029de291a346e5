import { describe, expect, test } from 'vitest';
import {
  asDocumentId,
  asEscalationId,
  asPassageId,
  asQuestionId,
  type QuestionId,
} from '../../../src/core/ids.ts';
import { makeCheckAnswers } from '../../../src/core/knowledge/check-answers.ts';
import type {
  AnswerToCheck,
  RegressionQuestion,
  RegressionResult,
} from '../../../src/core/knowledge/ports.ts';
import { makeRecallAnswers } from '../../../src/core/knowledge/recall-answers.ts';
import { makeSettleKnowledge } from '../../../src/core/knowledge/settle-knowledge.ts';
import type { NewIntent } from '../../../src/core/outbox/intent.ts';
import { silentLog } from '../../../src/core/log.ts';
import { NO_SETTINGS } from '../../../src/core/server-settings.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import { NOON, SERVER } from '../../support/escalations.ts';

const never = () => false;
const clock = () => NOON;

function citing(document: string): Verdict {
  return {
    outcome: 'answered',
    confidence: 0.9,
    answerable: 0.9,
    signals: {},
    timings: {},
    generation: 1,
    text: 'Press F9.',
    citations: [
      {
        passageId: asPassageId(1),
        documentId: asDocumentId(document),
        title: `Title of ${document}`,
        path: document,
        headings: [],
        place: { kind: 'document' },
        course: undefined,
        week: undefined,
        kind: 'note',
        issueStatus: undefined,
        url: undefined,
        score: 1,
        text: 'Press F9.',
      },
    ],
  };
}

/** Questions as a table keeps them. */
class Regressions {
  questions: (RegressionQuestion & { readonly asked: number })[];
  readonly reports: NewIntent[] = [];

  constructor(...questions: RegressionQuestion[]) {
    this.questions = questions.map((question) => ({ ...question, asked: 0 }));
  }

  takeUpAccepted = async () => Promise.resolve();
  askAgain = async () => Promise.resolve(0);

  due = async (generation: number, limit: number) =>
    Promise.resolve(this.questions.filter(({ asked }) => asked < generation).slice(0, limit));

  recordAsked = async (
    results: readonly RegressionResult[],
    asked: number,
    report: { readonly intents: readonly NewIntent[] } | undefined,
  ) => {
    const states = new Map(results.map(({ question, state }) => [question.questionId, state]));
    this.questions = this.questions.map((question) => ({
      ...question,
      state: states.get(question.questionId) ?? question.state,
      asked,
    }));
    this.reports.push(...(report?.intents ?? []));
    return Promise.resolve();
  };
}

function regression(number: number): RegressionQuestion {
  return {
    questionId: asQuestionId(`q${number}`),
    serverId: SERVER,
    escalationId: asEscalationId(`e${number}`),
    escalationNumber: number,
    text: 'Why is it purple?',
    course: undefined,
    documentId: asDocumentId('a.md'),
    documentTitle: 'A',
    state: 'new',
  };
}

describe('questions that are asked again', () => {
  test('are reported when they stop being answered, once, and again only after they were answered', async () => {
    const regressions = new Regressions(regression(1), regression(2));
    const story = ['a.md', 'b.md', 'b.md', 'a.md', 'b.md'];
    const reported: number[] = [];
    for (const [at, document] of story.entries()) {
      const step = makeCheckAnswers({
        regressions,
        quoteNotes: async () => Promise.resolve(citing(document)),
        settings: { read: async () => Promise.resolve(NO_SETTINGS) },
        generation: () => at + 1,
        clock,
      });
      await step.run(never);
      reported.push(regressions.reports.length);
    }
    expect(reported).toEqual([0, 1, 1, 1, 2]);
    expect(regressions.reports[0]).toMatchObject({
      kind: 'announce',
      note: {
        kind: 'answers-lost',
        items: [
          { number: 1, expected: 'A', found: 'Title of b.md' },
          { number: 2, expected: 'A', found: 'Title of b.md' },
        ],
        more: 0,
      },
    });
  });

  test('are not reported when nothing ever answered them, nor asked when the bot stops', async () => {
    const regressions = new Regressions(regression(1));
    const deps = {
      regressions,
      quoteNotes: async () => Promise.resolve(citing('b.md')),
      settings: { read: async () => Promise.resolve(NO_SETTINGS) },
      generation: () => 1,
      clock,
    };
    await makeCheckAnswers(deps).run(() => true);
    expect(regressions.questions[0]?.state).toBe('new');
    await makeCheckAnswers(deps).run(never);
    expect(regressions.questions[0]?.state).toBe('unfound');
    expect(regressions.reports).toEqual([]);
  });
});

test('an answer is recalled when its source says something else now, and left when it does not', async () => {
  const answer = (id: string, sourceText: string): AnswerToCheck => ({
    questionId: asQuestionId(id),
    serverId: SERVER,
    documentId: asDocumentId('a.md'),
    sourceText,
  });
  let left = [answer('right', 'Press F9.'), answer('wrong', 'Press F8.')];
  const recalled: QuestionId[] = [];
  const settled: QuestionId[] = [];
  const step = makeRecallAnswers({
    recalls: {
      toCheck: async () => Promise.resolve(left),
      textsOf: async () => Promise.resolve(['Press F9.', 'Another passage.']),
      recordRight: async (questions) => {
        settled.push(...questions);
        left = [];
        return Promise.resolve();
      },
      recall: async ({ questionId }) => {
        recalled.push(questionId);
        return Promise.resolve();
      },
      recordSuperseded: async () => Promise.resolve(),
    },
    generation: () => 2,
    clock,
    onIntents: () => undefined,
  });
  await step.run(never);
  expect(recalled).toEqual(['wrong']);
  expect(settled).toEqual(['right']);
});

test('a step that fails stops no other, and a change during a run is settled by the next', async () => {
  const runs: string[] = [];
  const settle = makeSettleKnowledge(
    [
      { name: 'broken', run: async () => Promise.reject(new Error('broken')) },
      {
        name: 'sound',
        run: async () => {
          runs.push('sound');
          if (runs.length === 1) settle.notify();
          return Promise.resolve();
        },
      },
    ],
    silentLog,
  );
  settle.notify();
  await settle.idle();
  expect(runs).toEqual(['sound', 'sound']);
});
