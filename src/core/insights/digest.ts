import type { Clock } from '../clock.ts';
import type { ServerId } from '../ids.ts';
import type { Log } from '../log.ts';
import { isQuiet } from '../reminding/may-disturb.ts';
import type { QuietHours, ServerSettings, SettingsStore } from '../server-settings.ts';
import { DAY_MS, nextHour } from '../calendar.ts';
import type { MoveThreshold } from './judge-answer.ts';
import type { DigestStore } from './ports.ts';
import { THRESHOLD_LOOK_MS } from './tuning.ts';

/** The time zone of a server: of its digest, else of its quiet hours, else UTC. */
export function timeZoneOf({ digest, quietHours }: Pick<ServerSettings, 'digest' | 'quietHours'>) {
  const own = digest === 'off' ? undefined : digest.timeZone;
  return own ?? quietHours?.timeZone ?? 'UTC';
}

/** The next time for a server's digest after a moment, outside its quiet hours; undefined when it wants none. */
export function nextDigestAt(
  settings: Pick<ServerSettings, 'digest' | 'quietHours' | 'staffChannelId'>,
  after: Date,
): Date | undefined {
  const { digest, quietHours, staffChannelId } = settings;
  if (digest === 'off' || staffChannelId === undefined) return undefined;
  const { weekday, hour } = digest;
  const following = (moment: Date) => {
    const wanted = nextHour(
      moment,
      timeZoneOf(settings),
      (wall) => wall.weekday === weekday && wall.hour === hour,
    );
    return wanted && afterQuietHours(wanted, quietHours);
  };
  // One whose hour has come may still wait for the end of the quiet hours.
  const held = following(new Date(after.getTime() - DAY_MS));
  return held !== undefined && held > after ? held : following(after);
}

function afterQuietHours(at: Date, quiet: QuietHours | undefined): Date {
  if (quiet === undefined || !isQuiet(quiet, at)) return at;
  return nextHour(at, quiet.timeZone, ({ hour }) => hour === quiet.toHour) ?? at;
}

export interface SendDigestsDeps {
  readonly digests: DigestStore;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly moveThreshold: MoveThreshold;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Looks which digests are due, stores that they be posted, and sets the next time. A time missed while the
 * process stood still is made up for once; changed settings change a time that is still to come.
 */
export function makeSendDigests({ digests, settings, moveThreshold, clock, log }: SendDigestsDeps) {
  const movedAt = new Map<ServerId, number>();
  return async function sendDigests(): Promise<void> {
    for (const server of await digests.servers()) {
      const now = clock();
      const chosen = await settings.read(server);
      const next = nextDigestAt(chosen, now);
      const due = await digests.due(server);
      if (next === undefined) {
        if (due !== undefined) await digests.cancel(server);
      } else if (due !== undefined && due <= now) {
        // Late, it waits for the end of the night as others do.
        if (isQuiet(chosen.quietHours, now)) continue;
        await digests.post(server, due, next, now);
        log.info({ serverId: server, due: due.toISOString() }, 'digest due');
      } else if (due?.getTime() !== next.getTime()) {
        await digests.schedule(server, next);
      }
      if (now.getTime() - (movedAt.get(server) ?? 0) < THRESHOLD_LOOK_MS) continue;
      movedAt.set(server, now.getTime());
      await moveThreshold(server);
    }
  };
}
