import { DAY_MS } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { QuestionId, ServerId, StaffId } from '../ids.ts';
import type { SettingsStore } from '../server-settings.ts';
import { nextThreshold, THRESHOLD_FLOOR } from './error-budget.ts';
import type { StaffVerdict, VerdictStore } from './ports.ts';
import { JUDGED_DAYS, THRESHOLD_MOVES_EVERY_MS } from './tuning.ts';

export interface JudgeAnswerDeps {
  readonly verdicts: VerdictStore;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
}

/** What staff say of an answer. */
export interface Judging {
  readonly serverId: ServerId;
  readonly questionId: QuestionId;
  readonly by: StaffId;
  readonly verdict: StaffVerdict;
  readonly reason?: string | undefined;
}

/** Records what staff say of an answer, and lets the server's threshold follow. */
export function makeJudgeAnswer(deps: JudgeAnswerDeps) {
  const moveThreshold = makeMoveThreshold(deps);
  return async function judgeAnswer({ serverId, questionId, by, verdict, reason }: Judging) {
    const { verdicts, clock } = deps;
    const outcome = await verdicts.record(
      { serverId, questionId, by },
      { verdict, reason },
      clock(),
    );
    if (outcome === 'recorded') await moveThreshold(serverId);
    return outcome;
  };
}

export type JudgeAnswer = ReturnType<typeof makeJudgeAnswer>;

/** Moves a server's threshold a step towards what its verdicts ask for, once in a while. */
export function makeMoveThreshold({ verdicts, settings, clock }: JudgeAnswerDeps) {
  return async function moveThreshold(serverId: ServerId): Promise<void> {
    const now = clock();
    const before = await verdicts.threshold(serverId);
    const movedAt = before?.movedAt.getTime() ?? Number.NEGATIVE_INFINITY;
    // Either way: a time ahead of now was noted by a clock that was wrong.
    if (Math.abs(now.getTime() - movedAt) < THRESHOLD_MOVES_EVERY_MS) return;
    const since = new Date(now.getTime() - JUDGED_DAYS * DAY_MS);
    const present = before?.answerFrom ?? THRESHOLD_FLOOR;
    const { acceptedWrong: accepted } = await settings.read(serverId);
    const next = nextThreshold(await verdicts.judged(serverId, since), { accepted, present });
    if (next !== present) await verdicts.moveThreshold(serverId, next, now);
  };
}

export type MoveThreshold = ReturnType<typeof makeMoveThreshold>;

/** Settings with the threshold that staff's verdicts led to; a manager's higher one stands. */
export function withLearnedThreshold(
  settings: Pick<SettingsStore, 'read'>,
  verdicts: Pick<VerdictStore, 'threshold'>,
): Pick<SettingsStore, 'read'> {
  return {
    read: async (server) => {
      const chosen = await settings.read(server);
      const learned = await verdicts.threshold(server);
      if (learned === undefined) return chosen;
      return { ...chosen, answerFrom: Math.max(chosen.answerFrom ?? 0, learned.answerFrom) };
    },
  };
}
