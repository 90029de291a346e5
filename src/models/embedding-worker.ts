/** The thread that embeds. Its other end is `EmbeddingThread`. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../core/errors.ts';
import type { Engine } from './engine.ts';
import { NativeGate } from './native-gate.ts';
import { openEngine } from './open-engine.ts';
import type { EmbedRequest, WorkerOrder, WorkerReply } from './worker-messages.ts';

// SAFETY: the one that starts this file passes a WorkerOrder.
const order = workerData as WorkerOrder;
const gate = new NativeGate(order.gate);
const questions: EmbedRequest[] = [];
const passages: EmbedRequest[] = [];

function reply(message: WorkerReply): void {
  const moved = message.kind === 'embedded' ? [message.vector.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(message, moved);
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
    reply({ kind: 'embedded', id, vector: await gate.pass(() => engine.embed(text)) });
  } catch (error) {
    reply({ kind: 'failed', id, reason: reasonOf(error) });
  }
}

try {
  const { engine, ...opened } = await gate.pass(() => openEngine(order.spec));
  reply({ kind: 'ready', dimensions: engine.dimensions, ...opened });
  await serve(engine);
} catch (error) {
  reply({ kind: 'unusable', reason: reasonOf(error) });
  parentPort?.close();
}
