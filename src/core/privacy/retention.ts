import { DAY_MS } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { NO_SETTINGS, type SettingsStore } from '../server-settings.ts';
import { DiscordUnavailable } from '../errors.ts';
import { isClockSane, measureAhead } from './clocks-agree.ts';
import type { DueTimes, OtherClock, PrivacyStore } from './ports.ts';

const DUE = 'retention-due-at';
/** Milliseconds between looks whether the daily job is due. */
export const RETENTION_LOOK_MS = 60 * 60 * 1000;

/** What the log says of a clock that disagrees with Discord's. */
export const CLOCK_IS_WRONG =
  "the machine's clock disagrees with Discord's: nothing is erased by retention until it is set right";

export interface EnforceRetentionDeps {
  readonly privacy: Pick<PrivacyStore, 'places' | 'eraseOlder'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly dueTimes: DueTimes;
  /** Erases what is held of servers that removed the bot; gives how many questions. */
  readonly eraseDeparted?: () => Promise<number>;
  readonly clock: Clock;
  /** Discord's: what was erased by a clock that is ahead does not come back. */
  readonly otherClock: OtherClock;
  readonly log: Log;
}

/** Erases what is older than its server allows, when that is due. Gives when it is due next. */
export type EnforceRetention = () => Promise<Date>;

/**
 * Once a day by a due time in the database: after days of standstill it runs at once, and once. What is due waits while
 * the machine's clock cannot be trusted, and goes on by itself when it can.
 */
export function makeEnforceRetention(deps: EnforceRetentionDeps): EnforceRetention {
  const { privacy, settings, dueTimes, clock, log } = deps;
  const mayTrustClock = makeMayTrustClock(deps);
  return async function enforceRetention(): Promise<Date> {
    const now = clock();
    const due = await dueTimes.read(DUE);
    // One further away was set by a clock that was ahead: nothing would be erased until that time.
    const isAhead = due !== undefined && due.getTime() - now.getTime() > DAY_MS;
    if (due !== undefined && due > now && !isAhead) return due;
    if (!(await mayTrustClock())) return now;
    let erased = 0;
    for (const place of await privacy.places()) {
      const { retentionDays } = place === undefined ? NO_SETTINGS : await settings.read(place);
      const before = new Date(now.getTime() - retentionDays * DAY_MS);
      erased += await privacy.eraseOlder(place, before, now);
    }
    erased += (await deps.eraseDeparted?.()) ?? 0;
    const next = new Date(now.getTime() + DAY_MS);
    // Last: a run that was killed in the middle runs again.
    await dueTimes.write(DUE, next);
    log.info({ erased }, 'retention enforced');
    return next;
  };
}

/** Says once that the clock is wrong, and once that it is right again. Where nobody answers, it is asked later. */
function makeMayTrustClock({ clock, otherClock, log }: EnforceRetentionDeps) {
  let isWrong = false;
  return async function mayTrustClock(): Promise<boolean> {
    let aheadMs: number | undefined;
    try {
      aheadMs = await measureAhead(clock, otherClock);
    } catch (error) {
      if (!(error instanceof DiscordUnavailable)) throw error;
      log.debug({ err: error }, 'retention waits for the time');
      return false;
    }
    const wasWrong = isWrong;
    // Who does not tell the time is no reason to keep what is to be erased.
    isWrong = aheadMs !== undefined && !isClockSane(aheadMs);
    if (isWrong && !wasWrong) log.error({ aheadMinutes: minutes(aheadMs) }, CLOCK_IS_WRONG);
    if (!isWrong && wasWrong) log.info({ aheadMinutes: minutes(aheadMs) }, 'clock is right again');
    return !isWrong;
  };
}

const minutes = (ms: number | undefined) => Math.round((ms ?? 0) / 60_000);
