import type { Log } from '../core/log.ts';
import type { Meter } from '../core/meter.ts';

/** An outage that lasts is told again after this many milliseconds: the client tries twice a second, for days. */
const TELL_AGAIN_MS = 10 * 60 * 1000;

interface Outage {
  readonly beganAt: number;
  tries: number;
  toldAt: number;
}

/** Hears what the client tells of its line to Discord, and tells and counts each outage once, whatever it takes. */
export interface WatchedLine {
  readonly reconnecting: () => void;
  readonly failed: (error: Error) => void;
  readonly back: (event: 'ready' | 'resumed', replayed?: number) => void;
}

export interface WatchLineDeps {
  readonly meter: Meter;
  readonly log: Log;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

export function watchLine({
  meter,
  log,
  now = () => performance.now(),
}: WatchLineDeps): WatchedLine {
  let outage: Outage | undefined;
  const figures = ({ beganAt, tries }: Outage) => ({
    awaySeconds: Math.round((now() - beganAt) / 1000),
    tries,
  });
  return {
    reconnecting: () => {
      if (outage !== undefined) return;
      outage = { beganAt: now(), tries: 0, toldAt: Number.NEGATIVE_INFINITY };
      meter.gateway('reconnecting');
      log.warn({}, 'gateway reconnecting');
    },
    failed: (error) => {
      if (outage === undefined) {
        log.warn({ reason: error.message }, 'gateway connection failed');
        return;
      }
      outage.tries += 1;
      if (now() - outage.toldAt < TELL_AGAIN_MS) return;
      outage.toldAt = now();
      const todo = 'check the network; at an outage of Discord there is nothing to do';
      log.warn({ ...figures(outage), reason: error.message, todo }, 'gateway still away');
    },
    back: (event, replayed) => {
      meter.gateway(event);
      if (outage !== undefined) log.info({ ...figures(outage), replayed }, `gateway ${event}`);
      outage = undefined;
    },
  };
}
