import { expect, test } from 'vitest';
import type { APIMessage } from '../../src/sandbox/sandbox.ts';
import type { Journey } from '../support/journey.ts';
import { shareJourney } from '../support/shared-journey.ts';

const SLOW = { timeoutMs: 60_000 };
const PICTURE = { name: 'screen.png', content: 'png', contentType: 'image/png' };

const { start } = shareJourney();

const says = (text: string) => (message: APIMessage) => JSON.stringify(message).includes(text);

/** The card of the only escalation. */
async function card({ sandbox, course }: Journey, fits: (message: APIMessage) => boolean) {
  const isCard = (message: APIMessage) => message.embeds.length > 0 && fits(message);
  return sandbox.waitForMessage(course.staffRoom, isCard, SLOW);
}

test('staff open the picture that came with a question, until its message is deleted', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const text = `<@${sandbox.botUserId}> what does this purple quokka screen mean?`;
  const asked = sandbox.sendMessage(course.learner, course.questions, text, {
    attachments: [PICTURE],
  });
  const answer = await sandbox.waitForMessage(
    course.questions,
    (message) => sandbox.buttonsOn(message).includes('Ask staff'),
    SLOW,
  );
  await sandbox.clickButton(course.learner, answer, 'Ask staff').followUp();
  const shown = await card(here, says('screen.png'));
  const field = shown.embeds[0]?.fields?.find(({ name }) => name === 'Attached');
  expect(field?.value).toMatch(/^📎 \[screen\.png\]\(<http.*screen\.png.*>\)$/);

  // At once: the thread of the card is being opened still.
  sandbox.deleteMessage(course.learner, asked);
  const without = (message: APIMessage) => !says('screen.png')(message);
  const { id } = await card(here, without);
  const thread = () => sandbox.threadsIn(course.staffRoom).find((each) => each.id === id);
  await sandbox.waitFor(() => thread()?.name === '#1 🗑️', { what: 'the name', ...SLOW });
});

test('staff open what was attached to a private command, which they could not see', async () => {
  const here = await start();
  const { sandbox, course } = here;
  const options = { question: 'What is this purple screen?', private: true, file: PICTURE };
  const asked = sandbox.slash(course.learner, course.questions, 'ask', options);
  await sandbox.clickButton(course.learner, await asked.message(SLOW), 'Ask staff').followUp();
  const shown = await card(here, says('screen.png'));
  expect(shown.content).toContain('in private');
  const data = await sandbox.slash(course.learner, course.questions, 'privacy export').message();
  const { url = '' } = data.attachments[0] ?? {};
  expect(await (await fetch(url)).text()).toContain('screen.png');
});
