import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KNOWN } from './page-stage.ts';
import { describePage } from './with-browser.ts';

const LIMIT_MS = 240_000;
const NOTEBOOK = { name: 'week1.py', mimeType: 'text/x-python', buffer: Buffer.from('print(1)\n') };

describePage('the page as a chat', (stage) => {
  test(
    'messages: an attachment, a reply, a reaction, an edit, a deletion, a conversation',
    async () => {
      const { page, learner, staff, close } = await stage().look();
      await staff.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
      await learner.getByLabel('Attach files').setInputFiles(NOTEBOOK);
      await learner.getByRole('combobox').fill('My **own** file @Sa');
      await learner.getByRole('option', { name: '@Sam' }).click();
      await learner.getByRole('button', { name: 'Send message' }).click();
      const here = staff.getByRole('article').filter({ hasText: 'file' });
      await here.locator('discord-mention', { hasText: 'Sam' }).waitFor();
      const loading = page.waitForEvent('download');
      await here.getByRole('link', { name: /week1.py/ }).click();
      expect((await loading).suggestedFilename()).toBe('week1.py');

      await here.hover();
      await here.getByRole('button', { name: 'React with thumbs up' }).click();
      await learner.getByRole('button', { name: /👍\s*1/ }).waitFor();
      await here.getByRole('button', { name: 'Reply to this message' }).click();
      await page.keyboard.type('Looks fine');
      await page.keyboard.press('Enter');
      await learner.getByText('Looks fine').waitFor();

      const own = learner.getByRole('article').filter({ hasText: 'week1.py' });
      await own.click({ button: 'right', position: { x: 120, y: 14 } });
      await learner.getByRole('menuitem', { name: 'Edit message' }).click();
      await learner.getByLabel('Edit message').fill('Changed');
      await page.keyboard.press('Enter');
      await staff.getByText('Changed').waitFor();
      await own.click({ button: 'right', position: { x: 120, y: 14 } });
      await learner.getByRole('menuitem', { name: 'Delete message' }).click();
      await staff.getByText('Changed').waitFor({ state: 'detached' });

      await learner
        .getByRole('navigation')
        .getByRole('button', { name: 'course-support-bot' })
        .click();
      await learner.getByRole('combobox', { name: 'Message @course-support-bot' }).fill(KNOWN);
      await page.keyboard.press('Enter');
      await learner.getByText('press Submit there').first().waitFor();
      await close();
    },
    LIMIT_MS,
  );

  test(
    "an app's menu answers one person alone, and the drawer shows why",
    async () => {
      const { page, learner, staff, close } = await stage().look();
      await staff.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
      await learner.getByRole('combobox').fill(`${KNOWN} (a copy)`);
      await page.keyboard.press('Enter');
      const asked = learner.getByRole('article').filter({ hasText: '(a copy)' });
      await asked.click({ button: 'right', position: { x: 120, y: 14 } });
      await learner.getByRole('menuitem', { name: 'Answer this' }).click();
      await learner.getByText('Only you can see this').waitFor();
      await learner.getByText('press Submit there').first().waitFor();
      expect(await staff.getByText('Only you can see this').count()).toBe(0);

      await page.getByRole('button', { name: 'Look inside' }).click();
      const drawer = page.getByRole('complementary', { name: 'Inside the bot' });
      await drawer.getByText(/^answered$/).waitFor();
      await drawer.getByRole('tab', { name: 'Last answer' }).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await drawer.getByText('✓ valid').first().waitFor();
      await close();
    },
    LIMIT_MS,
  );

  test(
    'a pressed button works until the bot has acknowledged it, and takes no second press',
    async () => {
      const { page, learner, staff, close } = await stage().look();
      const { faults, calls } = stage().sandbox;
      await page.getByRole('button', { name: /A known issue/ }).click();
      const button = learner.getByRole('button', { name: 'Ask staff' }).last();
      await button.waitFor({ timeout: 60_000 });
      const acknowledged = () => calls.filter(({ path }) => path.endsWith('/callback')).length;
      const before = acknowledged();
      const isFast = faults.add({ kind: 'delay', ms: 1_500, match: { route: '/callback' } });
      await button.click();
      const busy = learner.locator('button[aria-busy="true"]');
      await busy.waitFor();
      expect(await busy.textContent()).toContain('Ask staff');
      expect(await learner.locator('button[aria-disabled="true"]').count()).toBeGreaterThan(1);
      await busy.click({ force: true });
      expect(await seriousFindings(page)).toEqual([]);
      await busy.waitFor({ state: 'detached' });
      isFast();
      await staff.getByText('open · nobody has it yet').first().waitFor({ timeout: 60_000 });
      expect(acknowledged()).toBe(before + 1);
      expect(await learner.locator('button[aria-disabled="true"]').count()).toBe(0);
      await close();
    },
    LIMIT_MS,
  );

  test(
    'axe finds nothing serious, dark or light, with whatever is open',
    async () => {
      for (const colorScheme of ['dark', 'light'] as const) {
        const { page, learner, staff, close } = await stage().look({ colorScheme });
        await page.getByRole('button', { name: /A known issue/ }).click();
        await learner.getByRole('button', { name: 'Ask staff' }).first().waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Look inside' }).click();
        await learner.getByRole('combobox').fill('/');
        await learner.getByRole('listbox').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await staff.getByRole('navigation').getByRole('button', { name: 'help' }).click();
        await staff.getByRole('button', { name: 'New post' }).click();
        expect(await seriousFindings(page)).toEqual([]);
        await learner.getByRole('combobox').fill('/ask ');
        await staff.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
        await staff.getByRole('article').first().getByLabel('More actions').click();
        await staff.getByRole('menu').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await close();
      }
    },
    LIMIT_MS,
  );

  test(
    'at 380 px one person fits at a time, and nothing runs off the side',
    async () => {
      const { page, learner, staff, close } = await stage().look({ width: 380, height: 760 });
      await page.getByRole('button', { name: /A known issue/ }).click();
      await learner.getByRole('button', { name: 'That solved it' }).first().waitFor();
      await staff.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Sam, staff' }).click();
      await learner.waitFor({ state: 'hidden' });
      await staff.getByRole('button', { name: 'Channels' }).click();
      await staff.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
      await staff.getByRole('heading', { name: '#questions' }).first().waitFor();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(380);
      expect(await seriousFindings(page)).toEqual([]);
      await close();
    },
    LIMIT_MS,
  );
});

/** What a person with other senses or other hands would stumble over. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
        id + ': ' + html.slice(0, 160) + ' ' + (any[0] ? any[0].message : ''))))`,
  );
  return found as string[];
}
