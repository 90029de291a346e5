import { drawInsights } from './charts/draw-insights.ts';
import { DAY_MS } from './core/calendar.ts';
import { countJudges, isOneSitting, THRESHOLD_FLOOR } from './core/insights/error-budget.ts';
import { rankGaps } from './core/insights/gap.ts';
import type { DrawnInsights, InsightQuery, Insights } from './core/insights/ports.ts';
import { GAPS_READ, JUDGED_DAYS } from './core/insights/tuning.ts';
import type { Database } from './storage/open-database.ts';
import { readFigures } from './storage/read-figures.ts';
import { readFindings } from './storage/read-findings.ts';
import { readGaps } from './storage/read-gaps.ts';
import { SqliteVerdictStore } from './storage/sqlite-verdict-store.ts';

/** All that staff see of a server. Takes as long as it takes: not for the event loop. */
async function readInsights(
  db: Database,
  query: InsightQuery,
  accepted: number,
): Promise<Insights> {
  const { serverId, now } = query;
  const figures = await readFigures(db, query);
  const verdicts = new SqliteVerdictStore(db);
  const judged = await verdicts.judged(serverId, new Date(now.getTime() - JUDGED_DAYS * DAY_MS));
  const answerFrom = (await verdicts.threshold(serverId))?.answerFrom;
  const present = answerFrom ?? THRESHOLD_FLOOR;
  const gaps = await readGaps(db, { serverId, since: figures.from });
  return {
    figures,
    findings: await readFindings(db, query),
    gaps: rankGaps(gaps).slice(0, GAPS_READ),
    budget: {
      accepted,
      judged: judged.length,
      wrong: judged.filter(({ isWrong }) => isWrong).length,
      answerFrom,
      ...countJudges(judged),
      isOneSitting: isOneSitting(judged, { accepted, present }),
    },
  };
}

/** The same with its picture. */
export async function readAndDraw(
  db: Database,
  query: InsightQuery,
  accepted: number,
): Promise<DrawnInsights> {
  const insights = await readInsights(db, query, accepted);
  return { ...insights, picture: await drawInsights(insights) };
}
