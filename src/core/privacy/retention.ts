import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { NO_SETTINGS, type SettingsStore } from '../server-settings.ts';
import type { DueTimes, PrivacyStore } from './ports.ts';

const DUE = 'retention-due-at';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Milliseconds between looks whether the daily job is due. */
export const RETENTION_LOOK_MS = 60 * 60 * 1000;

export interface EnforceRetentionDeps {
  readonly privacy: Pick<PrivacyStore, 'places' | 'eraseOlder'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly dueTimes: DueTimes;
  /** Erases what is held of servers that removed the bot; gives how many questions. */
  readonly eraseDeparted?: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Erases what is older than its server allows, when that is due. Gives when it is due next. */
export type EnforceRetention = () => Promise<Date>;

/** Once a day by a due time in the database: after days of standstill it runs at once, and once. */
export function makeEnforceRetention(deps: EnforceRetentionDeps): EnforceRetention {
  const { privacy, settings, dueTimes, clock, log } = deps;
  return async function enforceRetention(): Promise<Date> {
    const now = clock();
    const due = await dueTimes.read(DUE);
    // One further away was set by a clock that was ahead: nothing would be erased until that time.
    const isAhead = due !== undefined && due.getTime() - now.getTime() > DAY_MS;
    if (due !== undefined && due > now && !isAhead) return due;
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
