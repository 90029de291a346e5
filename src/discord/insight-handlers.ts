import { makeInsightsCommand, type InsightsCommandDeps } from './commands/insights.ts';
import type { GapDeskDeps } from './gaps/find-gap.ts';
import { makeGapDesk } from './gaps/gap-desk.ts';
import { makeJudging, type JudgingDeps } from './judging.ts';
import type { Handlers } from './registry.ts';
import { makeWrongAnswersButton, type WrongAnswersDeps } from './wrong-answers.ts';

/** What the handlers of the insights call. */
export type InsightHandlersDeps = InsightsCommandDeps &
  GapDeskDeps &
  JudgingDeps &
  WrongAnswersDeps;

/** All by which staff see what failed, and mend it. */
export function makeInsightHandlers(deps: InsightHandlersDeps): Handlers {
  const gaps = makeGapDesk(deps);
  const judging = makeJudging(deps);
  return {
    commands: [makeInsightsCommand(deps)],
    menus: judging.menus,
    buttons: [...gaps.buttons, ...judging.buttons, makeWrongAnswersButton(deps)],
    selects: gaps.selects,
    modals: [...gaps.modals, ...judging.modals],
  };
}
