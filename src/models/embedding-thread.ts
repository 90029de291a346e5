import type { Worker } from 'node:worker_threads';
import { ModelUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { EngineSpec } from './engine.ts';
import { JobQueue, type Job } from './job-queue.ts';
import { NativeGate } from './native-gate.ts';
import type { StartWorker } from './start-worker.ts';
import type { Readiness, Urgency, WorkerReply } from './worker-messages.ts';

/** What the thread is made from. */
export interface EmbeddingThreadDeps {
  readonly spec: EngineSpec;
  readonly startWorker: StartWorker;
  readonly log: Log;
}

/**
 * The main thread's end of the embedding worker: sends texts, restarts a worker that died, and
 * has its unfinished texts done once more. An idle worker does not keep the process alive.
 */
export class EmbeddingThread {
  readonly #deps: EmbeddingThreadDeps;
  #spec: EngineSpec;
  readonly #jobs = new JobQueue();
  #worker: Worker | undefined;
  #gate: NativeGate | undefined;
  #ready: Promise<Readiness> | undefined;
  #isReady = false;
  #isClosed = false;

  constructor(deps: EmbeddingThreadDeps) {
    this.#deps = deps;
    this.#spec = deps.spec;
  }

  /** Starts the worker unless it runs. Throws ModelUnavailable when it cannot open its model. */
  start(): Promise<Readiness> {
    if (this.#isClosed) return Promise.reject(closed());
    this.#ready ??= this.#launch();
    return this.#ready;
  }

  /** The text's vector, of length one. Throws ModelUnavailable. */
  embed(text: string, urgency: Urgency): Promise<Float32Array> {
    if (this.#isClosed) return Promise.reject(closed());
    const vector = this.#jobs.add(text, urgency);
    this.#pump();
    return vector;
  }

  /** Ends the worker when its text in hand is done; what waits is refused. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#jobs.refuseAll(closed());
    await this.#gate?.shut();
    await this.#worker?.terminate();
  }

  #launch(): Promise<Readiness> {
    const gate = new NativeGate();
    const worker = this.#deps.startWorker({ spec: this.#spec, gate: gate.memory });
    this.#worker = worker;
    this.#gate = gate;
    const onProcessExit = () => gate.shutNow();
    process.once('exit', onProcessExit);
    return new Promise<Readiness>((resolve, reject) => {
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'ready') resolve(reply);
        else if (reply.kind === 'unusable') reject(new ModelUnavailable(reply.reason));
        this.#onReply(reply);
      });
      worker.on('error', (cause) => {
        reject(new ModelUnavailable('the embedding worker failed', { cause }));
      });
      worker.on('exit', (code) => {
        process.off('exit', onProcessExit);
        reject(new ModelUnavailable(`the embedding worker ended with code ${code}`));
        this.#onExit(code);
      });
    });
  }

  #onReply(reply: WorkerReply): void {
    if (reply.kind === 'ready') {
      this.#isReady = true;
      this.#spec = fix(this.#spec, reply);
    }
    if (reply.kind === 'unusable') this.#jobs.refuseAll(new ModelUnavailable(reply.reason));
    if (reply.kind === 'embedded') this.#jobs.settle(reply.id, reply.vector);
    if (reply.kind === 'failed') this.#jobs.refuse(reply.id, new ModelUnavailable(reply.reason));
    this.#pump();
  }

  #onExit(code: number): void {
    const wasReady = this.#isReady;
    this.#worker = undefined;
    this.#gate = undefined;
    this.#ready = undefined;
    this.#isReady = false;
    if (this.#isClosed) return;
    const fault = new ModelUnavailable(`the embedding worker died with code ${code}`);
    // One that dies before it is ready would die again at once.
    const redone = wasReady ? this.#jobs.redo(fault) : 0;
    if (!wasReady) this.#jobs.refuseAll(fault);
    if (wasReady) this.#deps.log.warn({ code, redone }, 'embedding worker died');
    this.#pump();
  }

  #pump(): void {
    if (this.#jobs.isEmpty) {
      if (this.#isReady) this.#worker?.unref();
      return;
    }
    if (!this.#isReady) {
      // The jobs are refused when the start fails.
      this.start().catch((error: unknown) => this.#onFailedStart(error));
      return;
    }
    this.#worker?.ref();
    for (let job = this.#jobs.next(); job !== undefined; job = this.#jobs.next()) this.#send(job);
  }

  #onFailedStart(error: unknown): void {
    const fault =
      error instanceof ModelUnavailable
        ? error
        : new ModelUnavailable('no embedding worker', { cause: error });
    this.#jobs.refuseAll(fault);
  }

  #send({ id, text, urgency }: Job): void {
    this.#worker?.postMessage({ id, text, urgency });
  }
}

/** A worker started later must give the vectors of the first one. */
function fix(spec: EngineSpec, { servedBy }: Readiness): EngineSpec {
  if (servedBy === 'wasm') return { kind: 'wasm' };
  return spec.kind === 'minilm' ? { ...spec, isFixed: true } : spec;
}

function closed(): ModelUnavailable {
  return new ModelUnavailable('the embedding model is closed');
}
