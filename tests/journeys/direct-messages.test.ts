import { afterEach, beforeEach, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const PATIENT = { timeoutMs: 60_000 };
const UNKNOWN = 'Is there a study group on Thursday evenings in Lisbon?';
const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

let journey: Journey;

beforeEach(async () => {
  journey = await startJourney();
  await journey.setUp();
});

afterEach(async () => {
  expect(journey.sandbox.violations).toEqual([]);
  await journey.end();
});

/** Writes to the bot directly, and gives its answer. */
async function askDirectly(): Promise<APIMessage> {
  const { sandbox, course } = journey;
  const dm = sandbox.openDm(course.learner);
  sandbox.sendMessage(course.learner, dm, UNKNOWN);
  return sandbox.waitForMessage(dm, says('Ask staff'), PATIENT);
}

test('a question in direct messages reaches the staff of the only server, and comes back', async () => {
  const { sandbox, course } = journey;
  const dm = sandbox.openDm(course.learner);
  const answer = await askDirectly();
  const told = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  expect(told.content).toContain('#1');
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0], PATIENT);
  const card = await sandbox.waitForMessage(course.staffRoom, says('Lisbon'), PATIENT);
  expect(JSON.stringify(card)).toContain('direct message');
  const form = await sandbox.clickButton(course.staff, card, 'Reply').modal();
  await sandbox.submitModal(course.staff, form, { text: 'Room B2, at seven.' }).message();
  const reply = await sandbox.waitForMessage(dm, says('Room B2, at seven.'), PATIENT);
  sandbox.sendMessage(course.learner, dm, 'Which building is that?', { replyTo: reply });
  await sandbox.waitForMessage(thread, says('Which building is that?'), PATIENT);
});

test('who is in several servers chooses whose staff, and no other server hears of it', async () => {
  const { sandbox, course } = journey;
  const other = journey.inCourse(furnishCourse(sandbox, 'Another Course'));
  await other.setUp();
  const foreign = journey.inCourse(furnishCourse(sandbox, 'A Foreign Course'));
  await foreign.setUp();
  other.course.guild.join(course.learner);
  const answer = await askDirectly();
  const choice = await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  expect(sandbox.buttonsOn(choice).sort()).toEqual(['Another Course', 'Deep Learning Course']);
  const picked = sandbox.clickButton(course.learner, choice, 'Another Course');
  expect((await picked.message()).content).toContain('#1');
  await sandbox.waitFor(() => sandbox.threadsIn(other.course.staffRoom)[0], PATIENT);
  expect(sandbox.threadsIn(course.staffRoom)).toEqual([]);
  expect(sandbox.threadsIn(foreign.course.staffRoom)).toEqual([]);
});

test('direct messages show the courses of the servers that somebody is in, and no others', async () => {
  const { sandbox, course } = journey;
  const other = journey.inCourse(furnishCourse(sandbox));
  await other.setUp();
  const narrow = async ({ course: place }: Journey, courses: string) =>
    sandbox.slash(place.manager, place.staffRoom, 'setup', { courses }).message();
  const dm = sandbox.openDm(course.learner);
  const names = async () => {
    const found = await sandbox.autocomplete(course.learner, dm, 'ask', { course: '' }, 'course');
    return found.map(({ name }) => name).sort();
  };
  const all = await names();
  expect(all.length).toBeGreaterThan(0);
  const [only = ''] = all;
  await narrow(journey, only);
  expect(await names()).toEqual([only]);
});
