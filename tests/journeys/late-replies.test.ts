import { afterEach, expect, test } from 'vitest';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const QUESTION = 'How do I get past the grader? It rejects my correct notebook.';
const PATIENCE = { timeoutMs: 60_000 };
const REPLY = { method: 'PATCH', route: '/webhooks/' };
/** How Discord refuses the token of a reply after 15 minutes. */
const OVER = { code: 50027, message: 'Invalid Webhook Token' };

const { journey, newCourse } = shareJourney();

afterEach(() => journey().sandbox.faults.clear());

function fromBot({ sandbox, course }: Journey) {
  return sandbox
    .messagesIn(course.questions, course.staff)
    .filter(({ author }) => author.id === sandbox.botUserId);
}

/** Asks while Discord does not take the reply as it should. */
function ask({ sandbox, course }: Journey, isPrivate = false) {
  return sandbox.slash(course.learner, course.questions, 'ask', {
    question: QUESTION,
    private: isPrivate,
  });
}

async function refusedOnce({ sandbox }: Journey): Promise<void> {
  const isRefused = () => sandbox.calls.some(({ method, path }) => isReply(method, path));
  await expect.poll(isRefused, { timeout: 60_000 }).toBe(true);
}

function isReply(method: string, path: string): boolean {
  return method === REPLY.method && path.startsWith(REPLY.route);
}

// The learner looked at "thinking" until Discord gave up, and the answer came with the next start.
test('an answer that Discord does not take for a while is written when it does', async () => {
  const here = newCourse();
  const isBack = here.sandbox.faults.add({ kind: 'status', status: 503, match: REPLY });
  const asked = ask(here);
  await refusedOnce(here);
  isBack();
  expect((await asked.message(PATIENCE)).content).toContain('% sure');
  expect(fromBot(here)).toHaveLength(1);
});

test('an answer whose reply is over comes as a message', async () => {
  const here = newCourse();
  const { sandbox, course } = here;
  sandbox.faults.add({ kind: 'status', status: 401, body: OVER, match: REPLY });
  ask(here);
  const answer = await sandbox.waitForMessage(
    course.questions,
    ({ content }) => content.includes('% sure'),
    PATIENCE,
  );
  expect(answer.content).toContain(`<@${course.learner.id}>`);
  expect(sandbox.buttonsOn(answer)).toContain('Ask staff');
});

// It was dropped: who had chosen it looked at "thinking" until Discord gave up.
test('an Answer this whose reply is over comes to its chooser alone, once', async () => {
  const here = newCourse();
  const { sandbox, course } = here;
  sandbox.faults.add({ kind: 'status', status: 401, body: OVER, match: REPLY });
  const message = sandbox.sendMessage(course.staff, course.questions, QUESTION);
  sandbox.messageMenu(course.learner, 'Answer this', message);
  const fits = ({ content }: { content: string }) => content.includes('% sure');
  const direct = sandbox.openDm(course.learner);
  const told = await sandbox.waitForMessage(direct, fits, PATIENCE);
  expect(told.content).toContain(`> ${QUESTION}`);
  expect(sandbox.buttonsOn(told)).not.toContain('Share here');
  await here.restart();
  expect(sandbox.messagesIn(direct).filter(fits)).toHaveLength(1);
  expect(fromBot(here).filter(fits)).toEqual([]);
});

test('a private one comes by direct message', async () => {
  const here = newCourse();
  const { sandbox, course } = here;
  sandbox.faults.add({ kind: 'status', status: 401, body: OVER, match: REPLY });
  ask(here, true);
  const direct = sandbox.openDm(course.learner);
  const fits = ({ content }: { content: string }) => content.includes('% sure');
  await sandbox.waitForMessage(direct, fits, PATIENCE);
  expect(fromBot(here).filter(fits)).toEqual([]);
});
