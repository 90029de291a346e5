import { shareModels } from '../support/shared-models.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, type BrowserOptions } from '../../scripts/support/browser.ts';
import { openPage } from '../../scripts/support/open-page.ts';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';

const NOTES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));

export const KNOWN = 'How do I get past the grader? It rejects my correct notebook.';

/** For the bot in its own process and the browser in several, on a machine that does much else; milliseconds. */
const PATIENCE_MS = 60_000;

/** The page with the real bot behind it, and browsers that look at it. */
export interface PageStage {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Every address that was asked for and is not the page's own. */
  readonly strangers: readonly string[];
  /** What the page complained of. */
  readonly complaints: readonly string[];
  look(options?: Partial<BrowserOptions>): Promise<Visit>;
  end(): Promise<void>;
}

/** A visitor's browser. */
export interface Visit {
  readonly page: Page;
  readonly learner: Locator;
  readonly staff: Locator;
  readonly close: () => Promise<void>;
}

/** Starts the sandbox, the bot in a process of its own, and the page. */
export async function startPageStage(browserPath: string): Promise<PageStage> {
  const sandbox = await startSandbox();
  const course = furnishCourse(sandbox);
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-bot-page-'));
  shareModels(dataDir);
  const shown = await openPage({ sandbox, course, dataDir, knowledgeDir: NOTES, port: 0 });
  const strangers: string[] = [];
  const complaints: string[] = [];
  const watch = (page: Page): void => {
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const isOwn = protocol === 'data:' || protocol === 'blob:' || `${origin}/` === shown.url;
      if (!isOwn) strangers.push(request.url());
    });
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(shown.url).host) strangers.push(socket.url());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
  };
  return {
    url: shown.url,
    sandbox,
    strangers,
    complaints,
    look: async (options = {}) => {
      const wanted = { colorScheme: 'dark', width: 1440, height: 900, ...options } as const;
      const { page, close } = await openBrowser(browserPath, wanted);
      watch(page);
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(shown.url);
      return {
        page,
        learner: page.getByRole('region', { name: 'Mia, learner' }),
        staff: page.getByRole('region', { name: 'Sam, staff' }),
        close,
      };
    },
    end: async () => {
      await shown.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
