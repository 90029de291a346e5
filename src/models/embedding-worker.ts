/** The thread that embeds. Its other end is `EmbeddingThread`. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Engine, EngineSpec } from './engine.ts';
import { openEngine } from './open-engine.ts';
import type { EmbedRequest, WorkerReply } from './worker-messages.ts';

const questions: EmbedRequest[] = [];
const passages: EmbedRequest[] = [];

function reply(message: WorkerReply): void {
  const moved = message.kind === 'embedded' ? [message.vector.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(message, moved);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function serve(engine: Engine): Promise<void> {
  let isBusy = false;
  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let next = take(); next !== undefined; next = take()) {
      await answer(engine, next);
      // Lets a question that came in meanwhile overtake the passages.
      await nextTurn();
    }
    isBusy = false;
  }
  parentPort?.on('message', (request: EmbedRequest) => {
    (request.urgency === 'question' ? questions : passages).push(request);
    void work();
  });
  await work();
}

function take(): EmbedRequest | undefined {
  return questions.shift() ?? passages.shift();
}

async function answer(engine: Engine, { id, text }: EmbedRequest): Promise<void> {
  try {
    reply({ kind: 'embedded', id, vector: await engine.embed(text) });
  } catch (error) {
    reply({ kind: 'failed', id, reason: reasonOf(error) });
  }
}

try {
  // SAFETY: the one that starts this file passes an EngineSpec.
  const { engine, ...opened } = await openEngine(workerData as EngineSpec);
  reply({ kind: 'ready', dimensions: engine.dimensions, ...opened });
  await serve(engine);
} catch (error) {
  reply({ kind: 'unusable', reason: reasonOf(error) });
  parentPort?.close();
}
