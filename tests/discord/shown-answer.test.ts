import { expect, test } from 'vitest';
import { asDocumentId, asLearnerId, asPassageId } from '../../src/core/ids.ts';
import type { AskerScope, Question } from '../../src/core/question.ts';
import { findShownAnswer, type ShownAnswerDeps } from '../../src/discord/buttons/shown-answer.ts';
import { texts } from '../../src/discord/render/texts.ts';
import { LEARNER, NOON, questionOf, SERVER } from '../support/escalations.ts';
import { aCitation, anAnswer } from '../support/verdicts.ts';

const SEEN = asDocumentId('seen.md');
const HIDDEN = asDocumentId('hidden.md');

/** An answer from two notes, of which only one may be seen by now. */
function shownTo(person: string, change: Partial<Question> = {}, visible = [SEEN]) {
  const scopes: AskerScope[] = [];
  const citations = [SEEN, HIDDEN].map((documentId, at) =>
    aCitation({ documentId, passageId: asPassageId(at) }),
  );
  const deps: ShownAnswerDeps = {
    questions: {
      find: async () =>
        Promise.resolve({
          question: questionOf(change),
          verdict: anAnswer({ citations }),
          reply: undefined,
        }),
    },
    sources: {
      visible: async (_, scope) => {
        scopes.push(scope);
        const facts = { isGraded: false, escalationNumber: undefined };
        return Promise.resolve(new Map(visible.map((id) => [id, facts])));
      },
    },
    solutions: { shingles: async () => Promise.resolve(new Set<string>()) },
    passages: { readDocument: async () => Promise.resolve([]) },
    clock: () => NOON,
  };
  return { scopes, found: findShownAnswer({ user: { id: person } }, 'q1', deps, texts) };
}

test('an answer is shown again as a learner of its server sees it today', async () => {
  const { found, scopes } = shownTo('4711');
  const shown = await found;
  if (shown.outcome !== 'shown') throw new Error(shown.why);
  expect(shown.verdict.citations.map(({ documentId }) => documentId)).toEqual([SEEN]);
  const scope = { audience: 'learner', serverId: SERVER, courses: undefined, now: NOON };
  expect([...scopes, shown.scope]).toEqual([scope, scope]);
});

test('nothing is shown of it when no source may be seen any more', async () => {
  const found = await shownTo('4711', {}, []).found;
  expect(found).toEqual({ outcome: 'not-shown', why: texts.noSourcesLeft });
});

test('the answer to a private question is shown to its learner alone', async () => {
  const change = { isPrivate: true, learnerId: asLearnerId(LEARNER) };
  const other = await shownTo('4711', change).found;
  expect(other).toEqual({ outcome: 'not-shown', why: texts.notYours });
  expect((await shownTo(LEARNER, change).found).outcome).toBe('shown');
});
