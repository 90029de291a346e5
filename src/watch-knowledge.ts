import { realpath, stat } from 'node:fs/promises';
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
  /** Milliseconds between two looks whether the folder is still the same one. */
  readonly lookEveryMs?: number;
}

/**
 * Tells when something below the folder was added, changed or removed, once things are quiet again.
 * Where the system's own notices fail (too many watches, a network drive), it looks every few seconds. A folder that
 * is replaced as a whole (moved away, mounted, a link that is set anew) is watched from then on.
 */
export function watchKnowledge(
  dir: string,
  onChange: () => void,
  { log, quietMs = QUIET_MS, lookEveryMs = POLL_EVERY_MS }: WatchKnowledgeOptions,
): KnowledgeWatch {
  let becameReady: () => void = () => undefined;
  const ready = new Promise<void>((settle) => (becameReady = settle));
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isReady = false;
  let watcher: FSWatcher | undefined;
  let watched: FolderIdentity | undefined;
  let looking = begin();
  const looks = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => {
      log.warn({ err: error }, 'the knowledge folder could not be looked at');
    });
  }, lookEveryMs);
  looks.unref();

  async function begin(): Promise<void> {
    watched = await identityOf(dir);
    watcher = start(watched?.path ?? resolve(dir), false);
  }

  /** The system's notices are of a folder, whatever it is called by now. */
  async function look(): Promise<void> {
    const present = await identityOf(dir);
    if (isClosed || present === undefined) return;
    // One that comes back as the same one is not watched any more all the same.
    const isLost = isReady && watcher?.getWatched()[present.path] === undefined;
    if (present.key === watched?.key && !isLost) return;
    await watcher?.close();
    watched = present;
    watcher = start(present.path, false);
    watcher.once('ready', changed);
    changed();
  }

  function start(root: string, usePolling: boolean): FSWatcher {
    const started = watch(root, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => /(^|[/\\])\.[^./\\]/.test(path.slice(root.length)),
      usePolling,
      interval: POLL_EVERY_MS,
    });
    isReady = false;
    started.on('ready', () => {
      isReady = true;
      becameReady();
    });
    started.on('all', () => changed());
    started.on('error', (error) => failed(error, root, usePolling));
    return started;
  }

  function changed(): void {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  }

  function failed(error: unknown, root: string, isPolling: boolean): void {
    log.warn({ err: error, isPolling }, 'watching the knowledge folder failed');
    if (isPolling || isClosed) return;
    void watcher?.close();
    watcher = start(root, true);
    // Whatever happened between the two watches is not told by either.
    watcher.once('ready', changed);
    changed();
  }

  return {
    ready,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(looks);
      await looking;
      await watcher?.close();
    },
  };
}

interface FolderIdentity {
  readonly path: string;
  readonly key: string;
}

/** Which folder is found under this name now; undefined while there is none. */
async function identityOf(dir: string): Promise<FolderIdentity | undefined> {
  try {
    const path = await realpath(dir);
    const { dev, ino } = await stat(path, { bigint: true });
    return { path, key: `${path}:${dev}:${ino}` };
  } catch {
    // Not there, or not to be seen: the next look may find it.
    return undefined;
  }
}
