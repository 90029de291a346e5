import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonHandle } from '../../src/sandbox/driver/handles.ts';
import type { APIMessage, Sandbox } from '../../src/sandbox/sandbox.ts';
import { startJourney, type Journey } from '../support/journey.ts';

const PATIENCE_MS = 60_000;
const FAILURE = 'GraderQuotaError: the grading queue of lab 7 lost my upload after 31 seconds';
const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

/** Several learners ask the same: they wait for one answer, and staff do the work once. */
describe('learners who ask the same', () => {
  let journey: Journey;
  let sandbox: Sandbox;

  beforeEach(async () => {
    journey = await startJourney();
    ({ sandbox } = journey);
    await journey.setUp();
  });

  afterEach(async () => {
    expect(sandbox.violations).toEqual([]);
    await journey.end();
  });

  function join(name: string): PersonHandle {
    return journey.course.guild.addMember({ name });
  }

  /** Asks, and presses `Ask staff` below the answer. Gives what the presser reads. */
  async function askStaff(person: PersonHandle, question: string): Promise<string> {
    const { questions } = journey.course;
    const answer = await sandbox.slash(person, questions, 'ask', { question }).message();
    return (await sandbox.clickButton(person, answer, 'Ask staff').followUp()).content;
  }

  const thread = (number: number) =>
    sandbox.waitFor(
      () =>
        sandbox
          .threadsIn(journey.course.staffRoom)
          .find((each) => each.name.startsWith(`#${number} `)),
      { what: `thread ${number}`, timeoutMs: PATIENCE_MS },
    );

  async function card(number: number, fits: (message: APIMessage) => boolean) {
    const { id } = await thread(number);
    return sandbox.waitForMessage(
      journey.course.staffRoom,
      (message) => message.id === id && fits(message),
      { timeoutMs: PATIENCE_MS },
    );
  }

  it(
    'are told together, and apart once staff find that one asks something else',
    async () => {
      const { learner, staff, questions } = journey.course;
      const bea = join('Bea');
      const cem = join('Cem');
      expect(await askStaff(learner, FAILURE)).toContain('#1');
      expect(await askStaff(bea, FAILURE.replace('31', '44'))).toContain(
        'being worked on as **#1**',
      );
      await askStaff(cem, FAILURE.replace('31', '58'));
      const header = await card(1, says('2 more learners ask this'));

      const { id: threadId } = await thread(1);
      const note = await sandbox.waitForMessage(threadId, says(`<@${cem.id}> asks the same`), {
        timeoutMs: PATIENCE_MS,
      });
      expect(note.content).toContain('after 58 seconds');
      await sandbox.clickButton(staff, note, 'Not the same').message();
      await thread(2);
      await sandbox.waitForMessage(
        questions,
        (message) => says(`<@${cem.id}>`)(message) && says('**#2**')(message),
        { timeoutMs: PATIENCE_MS },
      );

      const form = await sandbox.clickButton(staff, header, 'Reply').modal();
      await sandbox.submitModal(staff, form, { text: 'Upload it again now.' }).message();
      for (const person of [learner, bea]) {
        await sandbox.waitForMessage(
          questions,
          (message) => says('Upload it again now.')(message) && says(`<@${person.id}>`)(message),
          { timeoutMs: PATIENCE_MS },
        );
      }
      const all = sandbox.messagesIn(questions).filter(says('Upload it again now.'));
      expect(all).toHaveLength(2);

      const said = sandbox.sendMessage(staff, { id: threadId }, 'The queue is back at noon.');
      await sandbox.messageMenu(staff, 'Send to learner', said).message();
      const readBy = (text: string) => sandbox.messagesIn(questions).filter(says(text)).length;
      const patient = { timeoutMs: PATIENCE_MS };
      await sandbox.waitFor(() => readBy('back at noon') === 2, {
        ...patient,
        what: 'both copies',
      });
      sandbox.editMessage(staff, said, 'The queue is back at one.');
      await sandbox.waitFor(() => readBy('back at one') === 2, { ...patient, what: 'both edits' });
      sandbox.deleteMessage(staff, said);
      await sandbox.waitFor(() => readBy('The queue is back') === 0, {
        ...patient,
        what: 'both deletions',
      });
    },
    PATIENCE_MS * 3,
  );

  it(
    'are forgotten in the staff thread, too, when they wish it',
    async () => {
      const { learner, questions } = journey.course;
      const bea = join('Bea');
      await askStaff(learner, FAILURE);
      await askStaff(bea, FAILURE.replace('31', '44'));
      const { id: threadId } = await thread(1);
      const patience = { timeoutMs: PATIENCE_MS };
      const note = await sandbox.waitForMessage(threadId, says('after 44 seconds'), patience);
      const warning = await sandbox.slash(bea, questions, 'privacy delete').message();
      await sandbox.clickButton(bea, warning, 'Erase everything').settled();
      const isBlank = ({ id, content }: APIMessage) =>
        id === note.id && content.includes('took back what stood here');
      await sandbox.waitForMessage(threadId, isBlank, patience);
      const left = JSON.stringify(sandbox.messagesIn(threadId));
      expect(left).not.toContain('44 seconds');
    },
    PATIENCE_MS * 2,
  );

  it(
    'are one incident among 200 escalations in a minute, and nothing is lost',
    async () => {
      const { questions, staffRoom } = journey.course;
      const asked = Array.from({ length: 200 }, (_, at) =>
        at % 7 === 3 || at === 100
          ? FAILURE.replace('31', String(at + 10))
          : `Where is exercise ${at + 1} of sheet ${at + 500} explained?`,
      );
      const failures = asked.filter((question) => question.startsWith('Grader')).length;
      const told = await inTurns(asked, 20, async (question, at) =>
        askStaff(join(`Learner ${at}`), question),
      );
      expect(told.filter((words) => /#\d+/.test(words))).toHaveLength(asked.length);
      const numbers = asked.length - failures + 1;
      await sandbox.waitFor(() => sandbox.threadsIn(staffRoom).length === numbers, {
        what: 'all threads',
        timeoutMs: PATIENCE_MS * 2,
      });
      const joined = told.filter((words) => words.includes('being worked on as'));
      expect(joined).toHaveLength(failures - 1);
      const [number] = /#(\d+)/.exec(joined[0] ?? '')?.slice(1) ?? [];
      await card(
        Number(number),
        (message) => says('incident')(message) && says(`${failures - 1} more learners`)(message),
      );
      const { id } = await thread(Number(number));
      const notes = await sandbox.waitFor(
        () => {
          const all = sandbox.messagesIn(id).filter(says('asks the same'));
          return all.length === failures - 1 ? sandbox.messagesIn(id) : undefined;
        },
        { what: 'the words of each', timeoutMs: PATIENCE_MS * 2 },
      );
      expect(notes.filter(says('is an incident'))).toHaveLength(1);
      expect(sandbox.messagesIn(questions).filter(says('went wrong'))).toEqual([]);
    },
    PATIENCE_MS * 6,
  );
});

/** Discord lets a bot write five messages in five seconds into a channel: all arrive, only later. */
describe('learners who ask the same, as slowly as Discord lets them be told', () => {
  it(
    'are all with staff, in one incident',
    async () => {
      const journey = await startJourney({ sandbox: { rateLimits: 'discord' } });
      const { sandbox, course } = journey;
      await journey.setUp();
      const people = Array.from({ length: 9 }, (_, at) =>
        course.guild.addMember({ name: `Learner ${at}` }),
      );
      await inTurns(people, 9, async (person, at) => {
        const question =
          at < 2
            ? `Where is exercise ${at + 1} explained?`
            : FAILURE.replace('31', String(at + 10));
        const asked = sandbox.slash(person, course.questions, 'ask', { question });
        const answer = await asked.message({ timeoutMs: PATIENCE_MS });
        return sandbox
          .clickButton(person, answer, 'Ask staff')
          .followUp(undefined, { timeoutMs: PATIENCE_MS });
      });
      await sandbox.waitForMessage(
        course.staffRoom,
        (message) => says('incident')(message) && says('6 more learners')(message),
        { timeoutMs: PATIENCE_MS },
      );
      const notes = () =>
        sandbox.threadsIn(course.staffRoom).flatMap((each) => sandbox.messagesIn(each));
      await sandbox.waitFor(() => notes().filter(says('asks the same')).length === 6, {
        what: 'the words of each',
        timeoutMs: PATIENCE_MS,
      });
      expect(sandbox.threadsIn(course.staffRoom)).toHaveLength(3);
      expect(sandbox.violations).toEqual([]);
      await journey.end();
    },
    PATIENCE_MS * 6,
  );
});

/** Does it for each, so many at once. */
async function inTurns<T, Done>(
  items: readonly T[],
  atOnce: number,
  act: (item: T, at: number) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const turn = items.slice(from, from + atOnce).map(async (item, at) => act(item, from + at));
    done.push(...(await Promise.all(turn)));
  }
  return done;
}
