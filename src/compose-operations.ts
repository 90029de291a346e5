import type { Knowledge } from './compose-knowledge.ts';
import type { Config } from './config.ts';
import { StorageUnavailable, type StorageTrouble } from './core/errors.ts';
import type { Log } from './core/log.ts';
import { silentMeter, type Meter } from './core/meter.ts';
import type { OutboxFigures } from './core/outbox/ports.ts';
import { startHealthServer, type HealthServer, type Readiness } from './http/health-server.ts';
import { isWritable } from './storage/is-writable.ts';
import { programVersion } from './storage/program-version.ts';
import { readOutboxFigures } from './storage/read-outbox-figures.ts';
import { makePrometheusMeter, type PrometheusMeter } from './telemetry/prometheus-meter.ts';

/** After this long, in milliseconds, a trouble that lasts is told again. */
const TELL_AGAIN_MS = 10 * 60 * 1000;

/** What the health server looks at. */
export interface Watched {
  readonly knowledge: Knowledge;
  readonly isConnected: () => boolean;
}

/** How the bot is watched from outside. */
export interface Operations {
  readonly meter: Meter;
  /** Tells of a fault of the disk, once while it lasts. */
  readonly onFault: (fault: StorageUnavailable) => void;
  /** Serves health, readiness and metrics, where a port is set. @throws BadInput when it is in use. */
  serve(watched: Watched): Promise<HealthServer | undefined>;
}

/** Builds what operators look at. */
export function composeOperations({ httpPort }: Config, log: Log): Operations {
  const prometheus = httpPort === undefined ? undefined : makePrometheusMeter(programVersion());
  const meter = prometheus ?? silentMeter;
  return {
    meter,
    onFault: makeNoteFault(meter, log),
    serve: async (watched) => {
      if (httpPort === undefined || prometheus === undefined) return undefined;
      return await startHealthServer({
        port: httpPort,
        readiness: async () => readiness(watched),
        metrics: async () => readMetrics(prometheus, watched),
        log,
      });
    },
  };
}

async function readiness({ knowledge, isConnected }: Watched): Promise<Readiness> {
  return {
    discord: isConnected(),
    index: knowledge.generation() > 0,
    database: await isWritable(knowledge.db, new Date()),
  };
}

async function readMetrics(prometheus: PrometheusMeter, watched: Watched) {
  const { knowledge } = watched;
  return await prometheus.page({
    outbox: await readOutbox(watched),
    indexPassages: knowledge.passageCount(),
    indexGeneration: knowledge.generation(),
    ready: await readiness(watched),
  });
}

/** A damaged disk takes none of the other figures along: they tell of it. */
async function readOutbox({ knowledge }: Watched): Promise<OutboxFigures | undefined> {
  try {
    return await readOutboxFigures(knowledge.db, new Date());
  } catch (error) {
    if (error instanceof StorageUnavailable) return undefined;
    throw error;
  }
}

function makeNoteFault(meter: Meter, log: Log) {
  const toldAt = new Map<StorageTrouble | undefined, number>();
  return ({ trouble, message, cause }: StorageUnavailable): void => {
    meter.storageFault(trouble ?? 'other');
    const last = toldAt.get(trouble);
    if (last !== undefined && performance.now() - last < TELL_AGAIN_MS) return;
    toldAt.set(trouble, performance.now());
    const reason = cause instanceof Error ? cause.message : undefined;
    log.error({ trouble, todo: message, reason }, 'database in trouble');
  };
}
