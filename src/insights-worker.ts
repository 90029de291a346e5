import { parentPort, workerData } from 'node:worker_threads';
import { unreachable } from './core/unreachable.ts';
import { toFault } from './indexing-messages.ts';
import type { FromInsightsWorker, InsightTask, ToInsightsWorker } from './insights-messages.ts';
import { readAndDraw } from './read-insights.ts';
import { openDatabase } from './storage/open-database.ts';
import { readUnplaced } from './storage/read-gaps.ts';

// SAFETY: `openInsights` is the only one to start this thread, with the data folder.
const { dataDir } = workerData as { readonly dataDir: string };
const port = parentPort;
if (port === null) throw new TypeError('insights-worker runs as a thread of openInsights');
const say = (message: FromInsightsWorker) => port.postMessage(message);

const db = await openDatabase(dataDir);

async function perform(task: InsightTask) {
  switch (task.kind) {
    case 'read':
      return await readAndDraw(db, task.query, task.accepted);
    case 'unplaced':
      return await readUnplaced(db, task.serverId, task.limit);
    default:
      return unreachable(task);
  }
}

port.on('message', ({ id, task }: ToInsightsWorker) => {
  perform(task).then(
    (result) => say({ id, result }),
    (error: unknown) => say({ id, fault: toFault(error) }),
  );
});
