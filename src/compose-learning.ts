import type { composeDesk } from './compose-desk.ts';
import type { Knowledge } from './compose-knowledge.ts';
import type { Clock } from './core/clock.ts';
import { makeChangeKnowledge } from './core/knowledge/change-knowledge.ts';
import { makeDraftKnownIssue, makeLearnResolution } from './core/knowledge/learn-resolution.ts';
import { makeMakeSearchable } from './core/knowledge/make-searchable.ts';
import type { IndexReport } from './core/indexing/report.ts';
import type { KnowledgeDesk, ReadMarkdown } from './core/knowledge/ports.ts';
import { makePublishStaffKnowledge } from './core/knowledge/publish-staff-knowledge.ts';
import { makeSettleKnowledge } from './core/knowledge/settle-knowledge.ts';
import { makeTellFixed } from './core/knowledge/tell-fixed.ts';
import type { Log } from './core/log.ts';
import { readMarkdownFile } from './corpus/markdown/read-markdown-file.ts';
import { makeKnowledgeHandlers } from './discord/knowledge-handlers.ts';
import type { SqliteCourseList } from './storage/sqlite-course-list.ts';
import type { SqliteQuestionStore } from './storage/sqlite-question-store.ts';
import { readKnowledgeStatus } from './storage/read-knowledge-status.ts';
import { SqliteFixedIssues } from './storage/sqlite-fixed-issues.ts';
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
  const { knowledge, knowledgeDesk, reindex, desk, questions, courses, settings, clock, log } =
    parts;
  const { escalations } = desk;
  const { db } = knowledge;
  const notify = () => desk.runner.notify();
  const documents = new SqliteStaffKnowledge(db, notify);
  const issues = new SqliteFixedIssues(db, notify);
  const settle = makeSettleKnowledge([makeTellFixed({ issues, clock })], log);
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
  return {
    documents,
    handlers: makeKnowledgeHandlers({
      courses,
      settings,
      documents,
      reindex,
      readKnowledgeStatus: async (server) => readKnowledgeStatus(db, server),
      changeKnowledge: makeChangeKnowledge(deps),
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

const readMarkdown: ReadMarkdown = (path, markdown) => {
  const bytes = new TextEncoder().encode(markdown);
  const { documents } = readMarkdownFile({ path, bytes, courseFolder: undefined, sideCar: {} });
  return documents.flatMap(({ sections }) => sections);
};
