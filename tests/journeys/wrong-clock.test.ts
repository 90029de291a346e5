import { expect, onTestFinished, test } from 'vitest';
import { CLOCK_IS_WRONG } from '../../src/core/privacy/retention.ts';
import { startJourney } from '../support/journey.ts';
import { MemoryLog } from '../support/memory-log.ts';

const YEARS_MS = 3 * 365 * 24 * 60 * 60 * 1000;
const PATIENCE = { timeout: 60_000 };

test("a machine whose clock is years ahead erases nobody's questions", async () => {
  const log = new MemoryLog();
  const at = { aheadMs: 0 };
  const journey = await startJourney({ log, clock: () => new Date(Date.now() + at.aheadMs) });
  onTestFinished(async () => await journey.end());
  const { sandbox, course } = journey;
  const { learner, questions } = course;
  const count = (event: string) => log.events.filter((line) => line.event === event).length;
  await sandbox.slash(learner, questions, 'ask', { question: 'Where is the grader?' }).message();

  at.aheadMs = YEARS_MS;
  await journey.restart();
  await expect.poll(() => count(CLOCK_IS_WRONG), PATIENCE).toBe(1);
  const before = count('retention enforced');
  at.aheadMs = 0;
  const list = await sandbox.slash(learner, questions, 'my-questions').message();
  expect(JSON.stringify(list)).toContain('Where is the grader?');
  expect(count('retention enforced')).toBe(before);
});
