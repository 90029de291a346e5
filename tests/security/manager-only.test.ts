import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey } from '../support/journey.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await startJourney();
});

afterAll(async () => journey.end());

test('the set-up refuses staff without Manage Server, who press a button of a manager', async () => {
  const { sandbox, course } = journey;
  await journey.setUp();
  const before = await sandbox.slash(course.manager, course.staffRoom, 'setup').message();
  // Discord does not offer the command to staff; a press reaches the bot whoever presses.
  const place = await sandbox.slash(course.staff, course.staffRoom, 'help').message();
  const ids = [...JSON.stringify(before.components).matchAll(/"custom_id":"([^"]+)"/g)];
  const names = ids.flatMap(([, id]) => (id === undefined ? [] : [id]));
  expect(names.length).toBeGreaterThan(0);
  const options = { isForged: true };
  const answers: string[] = [];
  for (const id of names) {
    const pressed = sandbox.clickButton(course.staff, place.id, id, options);
    const told = () =>
      pressed.followUps[0] ??
      (pressed.shown?.kind === 'message' ? pressed.shown.message : undefined);
    const { content } = await sandbox.waitFor(told, { timeoutMs: 60_000, what: id });
    answers.push(content);
  }
  // A menu's id, pressed as a button, is none.
  expect(answers.filter((one) => !/Manage Server|no longer does/.test(one))).toEqual([]);
  expect(answers.filter((one) => one.includes('Manage Server'))).not.toEqual([]);
  const after = await sandbox.slash(course.manager, course.staffRoom, 'setup').message();
  expect(after.content).toBe(before.content);
});
