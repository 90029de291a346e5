// Loaded into the bot by `npm run soak`: on SIGUSR2 collects garbage and writes what memory is left in use.
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    appendFileSync(
      process.env.SOAK_MEMORY_FILE,
      `${JSON.stringify({ rss, heapUsed, external })}\n`,
    );
  });
}
