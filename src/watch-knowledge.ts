import { resolve } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { Log } from './core/log.ts';

/** Milliseconds of quiet after which a change is told: editors and copies write in several steps. */
const QUIET_MS = 1_000;
/** Milliseconds between two looks at the folder where the system cannot tell of changes. */
const POLL_EVERY_MS = 5_000;

/** A watch that can be ended. */
export interface KnowledgeWatch {
  /** Settled when the folder has been looked at once: later changes are told. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** How to watch. */
export interface WatchKnowledgeOptions {
  readonly log: Log;
  readonly quietMs?: number;
}

/**
 * Tells when something below the folder was added, changed or removed, once things are quiet again.
 * Where the system's own notices fail (too many watches, a network drive), it looks every few seconds.
 */
export function watchKnowledge(
  dir: string,
  onChange: () => void,
  { log, quietMs = QUIET_MS }: WatchKnowledgeOptions,
): KnowledgeWatch {
  const root = resolve(dir);
  let becameReady: () => void = () => undefined;
  const ready = new Promise<void>((settle) => (becameReady = settle));
  let timer: NodeJS.Timeout | undefined;
  let watcher = start(false);
  let isClosed = false;

  function start(usePolling: boolean): FSWatcher {
    const started = watch(root, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => /(^|[/\\])\.[^./\\]/.test(path.slice(root.length)),
      usePolling,
      interval: POLL_EVERY_MS,
    });
    started.on('ready', () => becameReady());
    started.on('all', () => changed());
    started.on('error', (error) => failed(error, usePolling));
    return started;
  }

  function changed(): void {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  }

  function failed(error: unknown, isPolling: boolean): void {
    log.warn({ err: error, isPolling }, 'watching the knowledge folder failed');
    if (isPolling || isClosed) return;
    void watcher.close();
    watcher = start(true);
    // Whatever happened between the two watches is not told by either.
    changed();
  }

  return {
    ready,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
