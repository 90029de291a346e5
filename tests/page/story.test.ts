import { expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { KNOWN } from './page-stage.ts';
import { describePage } from './with-browser.ts';

const REPLY = 'There is: room B2 in the library, Thursdays at 19:00.';
const LIMIT_MS = 240_000;

describePage('the story on the page', (stage) => {
  test(
    'with the mouse: an escalation goes over to staff, outlives a restart, and comes back',
    async () => {
      const { page, learner, staff, close } = await stage().look();
      await page.getByRole('button', { name: /Nobody knows this/ }).click();
      await learner.getByRole('button', { name: 'Ask staff' }).click();
      await seen(learner.getByText('Only you can see this'));
      expect(await staff.getByText('Only you can see this').count()).toBe(0);
      await staff.getByRole('navigation').getByRole('button', { name: /^#1 / }).click();
      await staff.getByRole('button', { name: 'Claim' }).click();
      await seen(staff.getByText(/claimed/).first());

      await page.getByRole('button', { name: 'Restart the bot' }).click();
      await seen(page.getByText('bot restarting'));
      await page.getByText('bot online').waitFor({ timeout: 120_000 });

      await staff.getByRole('button', { name: 'Reply', exact: true }).click();
      const form = staff.getByRole('dialog');
      await form.getByRole('textbox').fill(REPLY);
      await form.getByRole('button', { name: 'Submit' }).click();
      await seen(learner.getByText(REPLY));

      await staff.getByRole('button', { name: 'Resolve' }).click();
      await seen(staff.getByText('This thread is locked.'));
      await close();
    },
    LIMIT_MS,
  );

  test(
    'with the keyboard alone: a command with its options, a press, and a forum post',
    async () => {
      const { page, learner, close } = await stage().look();
      const box = learner.getByRole('combobox', { name: 'Message #questions' });
      await box.focus();
      await page.keyboard.type('/as');
      await seen(learner.getByRole('option', { name: /\/ask/ }));
      await page.keyboard.press('Enter');
      await page.keyboard.type(KNOWN);
      await page.keyboard.press('Enter');
      const answer = learner.getByRole('article').filter({ hasText: 'press Submit there' });
      await answer.getByRole('button', { name: 'That solved it' }).focus();
      await page.keyboard.press('Enter');
      await seen(answer.getByText(/solved/i).first());

      await learner.getByRole('navigation').getByRole('button', { name: 'help' }).focus();
      await page.keyboard.press('Enter');
      await learner.getByRole('button', { name: 'New post' }).focus();
      await page.keyboard.press('Enter');
      await learner.getByLabel('Title').focus();
      await page.keyboard.type('The grader rejects my notebook');
      await page.keyboard.press('Tab');
      await page.keyboard.type(KNOWN);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await learner.getByRole('button', { name: 'Post', exact: true }).focus();
      await page.keyboard.press('Enter');
      await seen(learner.getByRole('heading', { name: /#help › The grader rejects/ }));
      await seen(learner.getByText('press Submit there').first());
      await close();
    },
    LIMIT_MS,
  );

  test(
    'while Discord is down nobody is answered, and the page says so',
    async () => {
      const { page, learner, close } = await stage().look();
      const down = page.getByRole('switch', { name: 'Discord is down' });
      await down.click();
      await page.getByRole('button', { name: /A known issue/ }).click();
      await seen(learner.getByText('The application did not respond'));
      await down.click();
      await seen(page.getByRole('switch', { name: 'Discord is down', checked: false }));
      await close();
    },
    LIMIT_MS,
  );
});

/** Waits until somebody can see it; what passes by (a notice, a word of progress) need not stay. */
async function seen(what: Locator): Promise<void> {
  await expect(what.waitFor({ state: 'visible' })).resolves.toBeUndefined();
}
