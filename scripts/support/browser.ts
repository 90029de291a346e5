import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Nothing of it may ask the network for anything by itself. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a step may take, in milliseconds: the bot, its model and the browser may share one slow core. */
const PATIENCE_MS = 90_000;

export interface BrowserOptions {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

/** A page of a browser that has never been used before. */
export interface FreshPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Chromium of this machine, if there is one. */
export function findBrowser(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

/** Opens a page in a browser with a profile of its own. */
export async function openBrowser(
  executablePath: string,
  { colorScheme, width, height }: BrowserOptions,
): Promise<FreshPage> {
  const profile = mkdtempSync(join(tmpdir(), 'course-support-bot-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ARGUMENTS,
    viewport: { width, height },
    colorScheme,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    close: async () => {
      await context.close();
      // The browser's last children may still be writing there.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
