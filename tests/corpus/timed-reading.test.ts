import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadableFile } from '../../src/corpus/list-knowledge-files.ts';
import { makeTimedReading } from '../../src/corpus/timed-reading.ts';

/** Answers with the file's path as its note, hangs over `hang`, dies of `die`. */
const READER = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ file }) => {
    if (file.path === 'hang') for (;;);
    if (file.path === 'die') process.exit(3);
    if (file.path === 'throw') throw new Error('out of memory');
    const remarks = [{ place: '', reason: file.path }];
    parentPort.postMessage({ kind: 'read', reading: { outcome: 'read', documents: [], remarks } });
  });
  parentPort.postMessage({ kind: 'ready' });`;

function listed(path: string): ReadableFile {
  const file = { courseFolder: undefined, sideCar: undefined, bytes: 1, modified: new Date(0) };
  return { status: 'readable', path, ...file };
}

function given(limitMs: number) {
  const workers: Worker[] = [];
  const startWorker = () => {
    const worker = new Worker(READER, { eval: true });
    workers.push(worker);
    return worker;
  };
  onTestFinished(async () => {
    for (const worker of workers) await worker.terminate();
  });
  const readInTime = makeTimedReading({ startWorker, limitMs });
  const read = async (path: string) => {
    const file = listed(path);
    return await readInTime({ dir: '', file });
  };
  return { read, workers };
}

const readAs = (path: string) => ({
  outcome: 'read',
  documents: [],
  remarks: [{ place: '', reason: path }],
});

describe('reading in time', () => {
  it('gives up a file that never ends, with the reason, and reads the next one', async () => {
    const { read, workers } = given(5_000);
    expect(await read('hang')).toEqual({
      outcome: 'broken',
      place: '',
      reason: 'reading it took longer than 5 seconds; split or simplify it',
    });
    expect(await read('a')).toEqual(readAs('a'));
    expect(workers).toHaveLength(2);
  });

  it('survives a file that ends the reader, and starts another', async () => {
    const { read, workers } = given(600_000);
    expect(await read('a')).toEqual(readAs('a'));
    for (const path of ['die', 'throw']) {
      expect(await read(path)).toMatchObject({ outcome: 'broken' });
      expect(await read('b')).toEqual(readAs('b'));
    }
    expect(workers).toHaveLength(3);
  });

  it('says when no reader can be started, and tries again', async () => {
    let isBroken = true;
    const readInTime = makeTimedReading({
      startWorker: () => new Worker(isBroken ? 'throw new Error("no")' : READER, { eval: true }),
      limitMs: 600_000,
    });
    const file = listed('a');
    await expect(readInTime({ dir: '', file })).rejects.toThrow('no');
    isBroken = false;
    expect(await readInTime({ dir: '', file })).toEqual(readAs('a'));
  });
});
