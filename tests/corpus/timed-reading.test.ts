import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadableFile } from '../../src/corpus/list-knowledge-files.ts';
import { startReadingWorker } from '../../src/start-reading-worker.ts';
import { makeTimedReading } from '../../src/corpus/timed-reading.ts';
import { makePdf } from '../support/make-pdf.ts';

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

  it('does not blame a file for what the damaged one before it left behind', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'course-reading-'));
    const workers: Worker[] = [];
    onTestFinished(async () => {
      for (const worker of workers) await worker.terminate();
      await rm(dir, { recursive: true });
    });
    const startWorker = () => {
      const worker = startReadingWorker();
      workers.push(worker);
      return worker;
    };
    const readInTime = makeTimedReading({ startWorker, limitMs: 600_000 });
    const read = async (path: string) => await readInTime({ dir, file: listed(path) });
    await writeFile(join(dir, 'damaged.pdf'), withTwoDamagedPages());
    await writeFile(join(dir, 'good.md'), '# A loss\n\nIt is a number.\n');
    for (let round = 0; round < 20; round += 1) {
      expect(await read('damaged.pdf')).toMatchObject({ outcome: 'broken', reason: WORDLESS });
      expect(await read('good.md')).toMatchObject({ outcome: 'read' });
    }
    expect(workers).toHaveLength(1);
  });
});

const WORDLESS = expect.stringContaining('it holds no text') as string;

/** PDF.js reads it through, and leaves behind a promise that fails and that nobody waits for. */
function withTwoDamagedPages(): Buffer {
  const good = Buffer.from(makePdf([['A loss is a number.'], ['Second page.']])).toString('latin1');
  const second = good.lastIndexOf('] /Resources');
  const spoiled = `${good.slice(0, second)}]+${good.slice(second + 2)}`;
  return Buffer.from(spoiled.replace('\n4 0 obj', '\n4l0 obj'), 'latin1');
}
