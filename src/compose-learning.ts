import type { composeDesk } from './compose-desk.ts';
import type { Knowledge } from './compose-knowledge.ts';
import type { Clock } from './core/clock.ts';
import { makeChangeKnowledge } from './core/knowledge/change-knowledge.ts';
import { makeCheckAnswers } from './core/knowledge/check-answers.ts';
import { makeDraftKnownIssue, makeLearnResolution } from './core/knowledge/learn-resolution.ts';
import { makeMakeSearchable } from './core/knowledge/make-searchable.ts';
import type { IndexReport } from './core/indexing/report.ts';
import type { KnowledgeDesk, ReadMarkdown } from './core/knowledge/ports.ts';
import { makePublishStaffKnowledge } from './core/knowledge/publish-staff-knowledge.ts';
import { makeRecallAnswers } from './core/knowledge/recall-answers.ts';
import { makeSettleKnowledge } from './core/knowledge/settle-knowledge.ts';
import { makeTellFixed } from './core/knowledge/tell-fixed.ts';
import type { Log } from './core/log.ts';
import { readMarkdownFile } from './corpus/markdown/read-markdown-file.ts';
import { makeKnowledgeHandlers } from './discord/knowledge-handlers.ts';
import type { SqliteCourseList } from './storage/sqlite-course-list.ts';
import type { SqliteQuestionStore } from './storage/sqlite-question-store.ts';
import { setDeadlines } from './storage/set-deadlines.ts';
import { readKnowledgeStatus } from './storage/read-knowledge-status.ts';
import { SqliteFixedIssues } from './storage/sqlite-fixed-issues.ts';
import { SqliteRecalls } from './storage/sqlite-recalls.ts';
import { SqliteRegressions } from './storage/sqlite-regressions.ts';
import type { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';
import { SqliteStaffKnowledge } from './storage/sqlite-staff-knowledge.ts';

export interface LearningParts {
  readonly knowledge: Knowledge;
  readonly knowledgeDesk: KnowledgeDesk;
  /** Indexes the folder. */
  readonly reindex: () => Promise<IndexReport>;
  readonly desk: ReturnType<typeof composeDesk>;
  readonly questions: SqliteQuestionStore;
  readonly courses: SqliteCourseList;
  readonly settings: SqliteSettingsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds until what the index could not take is tried again. */
const RETRY_MS = 60_000;

/** Builds what makes knowledge of what staff resolve. */
export function composeLearning(parts: LearningParts) {
  const { knowledge, knowledgeDesk, reindex, desk, questions, courses, clock, log } = parts;
  const { escalations } = desk;
  const { db } = knowledge;
  const notify = () => desk.runner.notify();
  const documents = new SqliteStaffKnowledge(db, notify);
  const regressions = new SqliteRegressions(db, notify);
  const settle = composeSettling(parts, regressions, notify);
  let retry: NodeJS.Timeout | undefined;
  const makeSearchable = makeMakeSearchable({
    publish: makePublishStaffKnowledge({ documents, desk: knowledgeDesk, readMarkdown }),
    onPublished: settle.notify,
    tryLater: () => {
      clearTimeout(retry);
      retry = setTimeout(takeUp, RETRY_MS);
      retry.unref();
    },
    log,
  });
  function takeUp(): void {
    makeSearchable().catch((error: unknown) =>
      log.error({ err: error }, 'staff knowledge not published'),
    );
  }
  const deps = { escalations, questions, documents, makeSearchable, clock };
  const changeKnowledge = makeChangeKnowledge(deps);
  return {
    documents,
    changeKnowledge,
    handlers: makeKnowledgeHandlers({
      courses,
      documents,
      reindex,
      checkAnswers: async (server) => {
        const count = await regressions.askAgain(server);
        settle.notify();
        return count;
      },
      readKnowledgeStatus: async (server) => readKnowledgeStatus(db, server),
      changeKnowledge,
      learnResolution: makeLearnResolution(deps),
      draftKnownIssue: makeDraftKnownIssue(deps),
    }),
    /** Takes up what was written before the process ended. */
    start: takeUp,
    /** The folder was indexed. */
    onIndexed: settle.notify,
    stop: async () => {
      clearTimeout(retry);
      await settle.stop();
    },
  };
}

/** What follows from a change of the knowledge. */
function composeSettling(
  { knowledge, settings, clock, log }: LearningParts,
  regressions: SqliteRegressions,
  notify: () => void,
) {
  const { db, quoteNotes, generation } = knowledge;
  const issues = new SqliteFixedIssues(db, notify);
  const recalls = new SqliteRecalls(db);
  return makeSettleKnowledge(
    [
      { name: 'set-deadlines', run: async () => setDeadlines(db) },
      makeTellFixed({ issues, clock }),
      makeRecallAnswers({ recalls, generation, clock, onIntents: notify }),
      makeCheckAnswers({ regressions, quoteNotes, settings, generation, clock }),
    ],
    log,
  );
}

const readMarkdown: ReadMarkdown = (path, markdown) => {
  const bytes = new TextEncoder().encode(markdown);
  const { documents } = readMarkdownFile({ path, bytes, courseFolder: undefined, sideCar: {} });
  return documents.flatMap(({ sections }) => sections);
};
