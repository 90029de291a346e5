import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ModelUnavailable } from '../../src/core/errors.ts';
import { makeBottleneckModelGate } from '../../src/limits/bottleneck-model-gate.ts';
import { MemoryLog } from '../support/memory-log.ts';

const fail = async () => Promise.reject(new ModelUnavailable('status 503'));

it('leaves a model alone after failures in a row, and tells the operator once', async () => {
  const log = new MemoryLog();
  const gate = makeBottleneckModelGate({ log, restMs: 3_600_000 });
  let calls = 0;
  const counted = async () => {
    calls += 1;
    return fail();
  };
  for (let at = 0; at < 8; at += 1)
    await expect(gate.run(counted)).rejects.toThrow(ModelUnavailable);
  expect(calls).toBe(3);
  expect(log.events).toHaveLength(1);
});

it('tries a model again after its rest, and tells that it is back', async () => {
  const log = new MemoryLog();
  const gate = makeBottleneckModelGate({ log, restMs: 1 });
  for (let at = 0; at < 3; at += 1) await expect(gate.run(fail)).rejects.toThrow(ModelUnavailable);
  await pause(20);
  expect(await gate.run(async () => Promise.resolve('well'))).toBe('well');
  expect(log.events.map(({ event }) => event)).toEqual([
    'language model unavailable, the notes answer in their own words',
    'language model is back',
  ]);
});

it('lets other faults pass', async () => {
  const gate = makeBottleneckModelGate({ log: new MemoryLog() });
  await expect(gate.run(async () => Promise.reject(new TypeError('ours')))).rejects.toThrow(
    TypeError,
  );
});
