import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { findBrowser, openBrowser } from './support/browser.ts';
import { openPage } from './support/open-page.ts';
import { runScript } from './support/run-script.ts';
import { furnishCourse } from './support/sandbox-course.ts';

const FOLDER = '.github/images';
const REPLY = 'There is: room B2 in the library, Thursdays at 19:00. Just drop in!';

const SYNTAX = {
  usage: `usage: npm run screenshots

Plays the story on the running page and takes its picture, dark and light, into ${FOLDER}.`,
  options: {},
} as const;

async function main(): Promise<void> {
  const executable = findBrowser();
  if (executable === undefined) throw new Error('no Chromium found: apt-get install chromium');
  mkdirSync(FOLDER, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-bot-screenshots-'));
  const { knowledgeDir } = readConfig(process.env);
  const sandbox = await startSandbox();
  const course = furnishCourse(sandbox);
  const shown = await openPage({ sandbox, course, dataDir, knowledgeDir, port: 0 });
  try {
    for (const colorScheme of ['dark', 'light'] as const) {
      const browser = await openBrowser(executable, { colorScheme, width: 1440, height: 900 });
      await browser.page.goto(shown.url);
      if (colorScheme === 'dark') await playStory(browser.page);
      await arrange(browser.page);
      const path = join(FOLDER, `sandbox-${colorScheme}.png`);
      await browser.page.screenshot({ path });
      await browser.close();
      console.log(path);
    }
  } finally {
    await shown.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function playStory(page: Page): Promise<void> {
  const learner = page.getByRole('region', { name: 'Mia, learner' });
  const staff = page.getByRole('region', { name: 'Sam, staff' });
  await page.getByRole('button', { name: /Nobody knows this/ }).click();
  await learner.getByRole('button', { name: 'Ask staff' }).click();
  await staff.getByRole('navigation').getByRole('button', { name: /^#1 / }).click();
  await staff.getByRole('button', { name: 'Claim' }).click();
  await staff
    .getByText(/Sam has it|claimed/i)
    .first()
    .waitFor();
  await staff.getByRole('button', { name: 'Reply', exact: true }).click();
  await staff.getByRole('dialog').getByRole('textbox').fill(REPLY);
  await staff.getByRole('button', { name: 'Submit' }).click();
  await learner.getByText(REPLY).waitFor();
}

/** The staff's thread stands beside the learner's channel, both at their ends. */
async function arrange(page: Page): Promise<void> {
  const staff = page.getByRole('region', { name: 'Sam, staff' });
  await staff.getByRole('navigation').getByRole('button', { name: /^#1 / }).click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
}

runScript(SYNTAX, main);
