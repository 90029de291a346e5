/** The thread that parses files of the knowledge folder. Its other end is `makeTimedReading`. */
import { parentPort } from 'node:worker_threads';
import { reasonOf } from './core/errors.ts';
import { readListedFile } from './corpus/read-listed-file.ts';
import type { ReadingOrder, ReadingReply } from './corpus/timed-reading.ts';

const port = parentPort;
if (port === null) throw new TypeError('reading-worker runs as a thread of the indexing worker');
const say = (reply: ReadingReply) => port.postMessage(reply);

// Of a damaged file PDF.js leaves promises that nobody waits for beside the one that we wait for. Unheard, they would
// end this thread while it reads the next file, and that one would be called broken.
process.on('unhandledRejection', () => undefined);

port.on('message', ({ dir, file }: ReadingOrder) => void answer(dir, file));
say({ kind: 'ready' });

async function answer(dir: string, file: ReadingOrder['file']): Promise<void> {
  try {
    say({ kind: 'read', reading: await readListedFile(dir, file) });
  } catch (error) {
    const reason = reasonOf(error);
    say({ kind: 'read', reading: { outcome: 'broken', place: '', reason } });
  }
}
