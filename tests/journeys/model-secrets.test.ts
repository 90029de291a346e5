import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startJourney, type Journey } from '../support/journey.ts';
import {
  startScriptedModelServer,
  type ScriptedModelServer,
} from '../support/scripted-model-server.ts';
import { draft } from '../support/writing-world.ts';

const PATIENT = { timeoutMs: 60_000 };
const TRUE = 'You can retake a quiz as often as you like.';
/** Each of them is known to somebody; none to the learner who asks last. */
const SECRETS = {
  privateQuestion: 'HELIOTROPE',
  staffTalk: 'OBSIDIAN',
  privateReply: 'MARIGOLD',
  otherServer: 'TAMARIND',
  staffNote: 'HUSHHUSH',
};

let journey: Journey;
let model: ScriptedModelServer;

beforeAll(async () => {
  model = await startScriptedModelServer();
  journey = await startJourney({
    environment: { LLM_PROVIDER: 'openai', LLM_MODEL: 'scripted', LLM_BASE_URL: model.openaiUrl },
  });
  model.script(({ rules }) =>
    rules.includes('Restate')
      ? { kind: 'say', text: '{"question": "How often can I retake a quiz?"}' }
      : { kind: 'say', text: draft([TRUE, 1]) },
  );
});

afterAll(async () => {
  await journey.end();
  await model.close();
});

/** What the model is sent while something happens. */
async function sentWhile(happening: () => Promise<unknown>): Promise<string> {
  const before = model.requests.length;
  await happening();
  const sent = model.requests.slice(before);
  return sent.map(({ raw, headers }) => raw + JSON.stringify(headers)).join('\n');
}

async function ask({ sandbox, course }: Journey, question: string, isPrivate = false) {
  const options = { question, private: isPrivate };
  return sandbox.slash(course.learner, course.questions, 'ask', options).message(PATIENT);
}

test('no request holds what its asker may not see', async () => {
  const elsewhere = journey.inCourse(furnishCourse(journey.sandbox));
  await journey.setUp();
  await elsewhere.setUp();
  const { sandbox, course } = journey;
  // A private question, staff's talk about it, and their answer to that learner alone.
  const asked = await ask(
    journey,
    `Why is my quiz score zero? My code is ${SECRETS.privateQuestion}.`,
    true,
  );
  await sandbox.clickButton(course.learner, asked, 'Ask staff').followUp();
  const card = await sandbox.waitForMessage(
    course.staffRoom,
    (message) => sandbox.buttonsOn(message).includes('Reply'),
    PATIENT,
  );
  const thread = await sandbox.waitFor(() => sandbox.threadsIn(course.staffRoom)[0], PATIENT);
  sandbox.sendMessage(course.staff, thread, `Between us: ${SECRETS.staffTalk} is the reason.`);
  const form = await sandbox.clickButton(course.staff, card, 'Reply').modal();
  await sandbox
    .submitModal(course.staff, form, { text: `Your quiz score: ${SECRETS.privateReply}.` })
    .message(PATIENT);
  // What another server's learner asks in the open.
  await ask(elsewhere, `How often can I retake a quiz of ${SECRETS.otherServer}?`);
  const sent = await sentWhile(async () => {
    const newcomer = { ...journey, course: { ...course, learner: course.manager } };
    for (const question of [
      'How often can I retake a quiz?',
      'Why is my quiz score zero?',
      'What did staff say about the quiz score?',
      'how is the dinosaur assignment with clip and sample of RNN solved',
    ]) {
      await ask(newcomer, question);
      await ask(newcomer, 'And how often again?');
    }
  });
  expect(sent).toContain('retake a quiz');
  for (const secret of Object.values(SECRETS)) expect(sent).not.toContain(secret);
});

test('Answer this grows as other answers do', async () => {
  const here = journey.inCourse(furnishCourse(journey.sandbox));
  const { sandbox, course } = here;
  const said = draft([TRUE, 1], ['The best score counts.', 1]) + ' '.repeat(400);
  model.script({ kind: 'say', text: said, pieceLength: 10, pauseMs: 60 });
  const words = sandbox.sendMessage(
    course.staff,
    course.questions,
    'How often can I retake a quiz?',
  );
  const before = sandbox.calls.length;
  const menu = sandbox.messageMenu(course.learner, 'Answer this', words);
  await sandbox.waitFor(() => {
    const edits = sandbox.calls.slice(before).map(({ body }) => JSON.stringify(body));
    return (
      edits.some((body) => body.includes('stop-writing')) &&
      edits.some((body) => body.includes('ask-staff'))
    );
  }, PATIENT);
  expect((await menu.message(PATIENT)).content).toContain('as often as you like');
});
