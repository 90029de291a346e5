import type { composeDesk } from './compose-desk.ts';
import type { Knowledge } from './compose-knowledge.ts';
import type { Clock } from './core/clock.ts';
import { makeDraftKnownIssue, makeLearnResolution } from './core/knowledge/learn-resolution.ts';
import { makeMakeSearchable } from './core/knowledge/make-searchable.ts';
import type { KnowledgeDesk, ReadMarkdown } from './core/knowledge/ports.ts';
import { makePublishStaffKnowledge } from './core/knowledge/publish-staff-knowledge.ts';
import type { Log } from './core/log.ts';
import { readMarkdownFile } from './corpus/markdown/read-markdown-file.ts';
import { makeKnowledgeHandlers } from './discord/knowledge-handlers.ts';
import type { SqliteCourseList } from './storage/sqlite-course-list.ts';
import type { SqliteQuestionStore } from './storage/sqlite-question-store.ts';
import { SqliteStaffKnowledge } from './storage/sqlite-staff-knowledge.ts';

export interface LearningParts {
  readonly knowledge: Knowledge;
  readonly knowledgeDesk: KnowledgeDesk;
  readonly desk: ReturnType<typeof composeDesk>;
  readonly questions: SqliteQuestionStore;
  readonly courses: SqliteCourseList;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds until what the index could not take is tried again. */
const RETRY_MS = 60_000;

/** Builds what makes knowledge of what staff resolve. */
export function composeLearning(parts: LearningParts) {
  const { knowledge, knowledgeDesk, desk, questions, courses, clock, log } = parts;
  const { escalations } = desk;
  const documents = new SqliteStaffKnowledge(knowledge.db, () => desk.runner.notify());
  let retry: NodeJS.Timeout | undefined;
  const makeSearchable = makeMakeSearchable({
    publish: makePublishStaffKnowledge({ documents, desk: knowledgeDesk, readMarkdown }),
    onPublished: () => undefined,
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
      learnResolution: makeLearnResolution(deps),
      draftKnownIssue: makeDraftKnownIssue(deps),
    }),
    /** Takes up what was written before the process ended. */
    start: takeUp,
    stop: () => clearTimeout(retry),
  };
}

const readMarkdown: ReadMarkdown = (path, markdown) => {
  const bytes = new TextEncoder().encode(markdown);
  const { documents } = readMarkdownFile({ path, bytes, courseFolder: undefined, sideCar: {} });
  return documents.flatMap(({ sections }) => sections);
};
