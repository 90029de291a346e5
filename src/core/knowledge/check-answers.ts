import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AnswerQuestion } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import { courseKey } from '../course.ts';
import { searchTextOf } from '../hearing/question-parts.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { RegressionQuestion, RegressionResult, RegressionStore } from './ports.ts';
import type { SettlingStep } from './settle-knowledge.ts';

export interface CheckAnswersDeps {
  readonly regressions: RegressionStore;
  /** In the notes' own words: nothing is written. */
  readonly quoteNotes: AnswerQuestion;
  readonly settings: Pick<SettingsStore, 'read'>;
  /** The generation that questions are answered from. */
  readonly generation: () => number;
  readonly clock: Clock;
}

/** Questions asked and reported on together; what was asked is remembered when all of them were. */
const AT_A_TIME = 100;
/** Shown in one report; the rest is counted. */
const REPORTED = 8;
const FOUND_TITLES = 3;
/** Characters of a title in a report. */
const TITLE_LIMIT = 90;

/** Asks the questions of resolved escalations again, and tells staff which are no longer answered, once. */
export function makeCheckAnswers(deps: CheckAnswersDeps): SettlingStep {
  const { regressions, generation, clock } = deps;
  return {
    name: 'check-answers',
    run: async (isStopping) => {
      await regressions.takeUpAccepted();
      for (;;) {
        const asked = generation();
        const due = await regressions.due(asked, AT_A_TIME);
        if (due.length === 0) return;
        const results: RegressionResult[] = [];
        for (const question of due) {
          if (isStopping()) return;
          results.push(await askAgain(question, deps));
          await nextTurn();
        }
        await regressions.recordAsked(results, asked, reportOf(results), clock());
      }
    },
  };
}

async function askAgain(
  question: RegressionQuestion,
  { quoteNotes, settings, clock }: CheckAnswersDeps,
): Promise<RegressionResult> {
  const { text, course, serverId, documentId, state } = question;
  const { courses } = await settings.read(serverId);
  const verdict = await quoteNotes({
    text: searchTextOf(text),
    asked: text,
    scope: {
      audience: 'learner',
      serverId,
      courses: course === undefined ? courses : [courseKey(course)],
      now: clock(),
    },
  });
  const isFound =
    verdict.outcome !== 'unknown' &&
    verdict.citations.some((citation) => citation.documentId === documentId);
  const found = [...new Set(verdict.citations.map(({ title }) => title))].slice(0, FOUND_TITLES);
  if (isFound) return { question, state: 'answered', found };
  return { question, state: state === 'answered' || state === 'lost' ? 'lost' : 'unfound', found };
}

/** Of those that were answered before and are not now. */
function reportOf(results: readonly RegressionResult[]) {
  const lost = results.filter(
    ({ question, state }) => question.state === 'answered' && state === 'lost',
  );
  const [first] = lost;
  if (first === undefined) return undefined;
  const items = lost.slice(0, REPORTED).map(({ question, found }) => ({
    number: question.escalationNumber,
    expected: (question.documentTitle ?? question.documentId).slice(0, TITLE_LIMIT),
    found: found.slice(0, 1).join('').slice(0, TITLE_LIMIT),
  }));
  const more = lost.length - items.length;
  const intents: readonly NewIntent[] = [
    { kind: 'announce', note: { kind: 'answers-lost', items, more } },
  ];
  return { escalationId: first.question.escalationId, intents };
}
