import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describePage } from './with-browser.ts';

const LIMIT_MS = 240_000;

describePage('a first visit', (stage) => {
  test(
    'says what this is, shows what was asked, and writes names and emoji out',
    async () => {
      const { page, learner, staff, close } = await stage().look();
      await page.getByText('You are Mia, a learner, and Sam, staff.').waitFor();
      await page.getByRole('button', { name: /Nobody knows this/ }).click();
      await learner.getByText('used /ask question: Is there a study group').waitFor();
      await staff.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
      await learner.getByRole('combobox').fill('Party 🎉 with @Sa');
      await learner.getByRole('option', { name: '@Sam' }).click();
      await page.keyboard.press('Enter');
      const party = staff.getByRole('article').filter({ hasText: 'Party 🎉 with' });
      await party.hover();
      await party.getByRole('button', { name: 'Reply to this message' }).click();
      await page.keyboard.type('I come');
      await page.keyboard.press('Enter');
      await learner.locator('discord-reply', { hasText: 'Party 🎉 with @Sam' }).waitFor();
      await close();
    },
    LIMIT_MS,
  );

  test(
    'with the keyboard the focus is never lost: a form, an edit, the drawer, a menu, a restart',
    async () => {
      const { page, learner, staff, close } = await stage().look();
      await learner.getByRole('navigation').getByRole('button', { name: 'help' }).click();
      const post = learner.getByRole('button', { name: 'New post' });
      await pressOn(page, post);
      await isFocused(learner.getByLabel('Title'));
      await page.keyboard.press('Escape');
      await isFocused(post);
      await page.keyboard.press('Enter');
      await page.keyboard.type('Loops');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Why not loops?');
      await pressOn(page, learner.getByRole('button', { name: 'Post', exact: true }));
      const box = learner.getByRole('combobox', { name: 'Message Loops' });
      await isFocused(box);

      await page.keyboard.type('tpyo');
      await page.keyboard.press('Enter');
      const own = learner.getByRole('article').filter({ hasText: 'tpyo' });
      for (let edits = 0; edits < 2; edits += 1) {
        await pressOn(page, own.getByLabel('More actions'));
        await pressOn(page, learner.getByRole('menuitem', { name: 'Edit message' }));
        await isFocused(learner.getByLabel('Edit message'));
        await page.keyboard.press('Escape');
        await isFocused(box);
      }

      const inside = page.getByRole('button', { name: 'Look inside' });
      await pressOn(page, inside);
      await isFocused(page.getByRole('tab', { name: 'Last answer' }));
      await page.keyboard.press('Escape');
      await isFocused(inside);

      await staff.getByRole('combobox').fill('/setup ');
      await staff.getByRole('form', { name: '/setup' }).waitFor();
      await page.keyboard.press('Enter');
      await staff.getByRole('button', { name: 'Check again' }).waitFor();
      await staff.locator('select').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(1000);
      expect(await staff.getByRole('dialog').count()).toBe(0);
      await page.keyboard.press('Escape');

      const restart = page.getByRole('button', { name: 'Restart the bot' });
      await pressOn(page, restart);
      await page.getByText('bot restarting').waitFor();
      await isFocused(restart);
      await page.getByText('bot online').waitFor();
      await close();
    },
    LIMIT_MS,
  );

  test(
    'made twice as large, the conversation keeps its room and the page scrolls to it',
    async () => {
      const { page, learner, close } = await stage().look({ width: 720, height: 450 });
      const room = await learner.getByRole('log').boundingBox();
      expect(room?.height).toBeGreaterThan(150);
      await learner.getByRole('combobox').scrollIntoViewIfNeeded();
      const box = await learner.getByRole('combobox').boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(450);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(720);
      await close();
    },
    LIMIT_MS,
  );
});

async function pressOn(page: Page, what: Locator): Promise<void> {
  await what.focus();
  await page.keyboard.press('Enter');
}

async function isFocused(what: Locator): Promise<void> {
  await what.and(what.page().locator(':focus')).waitFor();
}
