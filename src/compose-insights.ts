import type { composeDesk } from './compose-desk.ts';
import type { Knowledge } from './compose-knowledge.ts';
import type { Clock } from './core/clock.ts';
import { makeCloseGap } from './core/insights/close-gap.ts';
import { makeSendDigests } from './core/insights/digest.ts';
import { makeJudgeAnswer, makeMoveThreshold } from './core/insights/judge-answer.ts';
import { makePlaceGaps } from './core/insights/place-gaps.ts';
import { makeReadInsights } from './core/insights/read-insights.ts';
import { DIGEST_LOOK_MS } from './core/insights/tuning.ts';
import type { ChangeKnowledge } from './core/knowledge/change-knowledge.ts';
import type { Log } from './core/log.ts';
import { makeRepeating } from './core/repeating.ts';
import { makeInsightHandlers } from './discord/insight-handlers.ts';
import { openInsights } from './insights-thread.ts';
import type { SqliteCourseList } from './storage/sqlite-course-list.ts';
import { SqliteDigests } from './storage/sqlite-digests.ts';
import { SqliteDocumentFinder } from './storage/sqlite-document-finder.ts';
import { SqliteGapStore } from './storage/sqlite-gap-store.ts';
import { SqliteKeywordSearch } from './storage/sqlite-keyword-search.ts';
import { SqlitePhrasings } from './storage/sqlite-phrasings.ts';
import type { SqliteSettingsStore } from './storage/sqlite-settings-store.ts';
import { SqliteVerdictStore } from './storage/sqlite-verdict-store.ts';

export interface ReadingParts {
  readonly dataDir: string;
  readonly knowledge: Knowledge;
  readonly settings: SqliteSettingsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds what counts and draws, in a thread that comes and goes. */
export function composeInsightReading({ dataDir, knowledge, settings, clock, log }: ReadingParts) {
  const { db, embeddings: embedder } = knowledge;
  const thread = openInsights({ dataDir, log });
  const placeGaps = makePlaceGaps({
    gaps: new SqliteGapStore(db),
    desk: thread,
    embedder,
    clock,
  });
  const readInsights = makeReadInsights({ placeGaps, desk: thread, settings, clock });
  return { readInsights, close: async () => thread.close() };
}

export interface InsightParts extends Omit<ReadingParts, 'dataDir'> {
  readonly reading: ReturnType<typeof composeInsightReading>;
  readonly desk: ReturnType<typeof composeDesk>;
  readonly changeKnowledge: ChangeKnowledge;
  readonly courses: SqliteCourseList;
}

/** Builds what staff see of the bot's failures, what they do about them, and the weekly digest. */
export function composeInsights(parts: InsightParts) {
  const { reading, desk, knowledge, settings, changeKnowledge, courses, clock, log } = parts;
  const { db, embeddings: embedder } = knowledge;
  const gaps = new SqliteGapStore(db);
  const verdicts = new SqliteVerdictStore(db);
  const judging = { verdicts, settings, clock };
  const closeGap = makeCloseGap({
    gaps,
    changeKnowledge,
    phrasings: new SqlitePhrasings(db),
    embedder,
    clock,
  });
  const sendDigests = makeSendDigests({
    digests: new SqliteDigests(db, () => desk.runner.notify()),
    settings,
    moveThreshold: makeMoveThreshold(judging),
    clock,
    log,
  });
  return {
    handlers: makeInsightHandlers({
      readInsights: reading.readInsights,
      gaps,
      closeGap,
      documents: new SqliteDocumentFinder(db, new SqliteKeywordSearch(db)),
      courses,
      verdicts,
      judgeAnswer: makeJudgeAnswer(judging),
    }),
    digests: makeRepeating(sendDigests, { what: 'digests', everyMs: DIGEST_LOOK_MS, log }),
  };
}
