import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/support/browser.ts';
import { startPageStage, type PageStage } from './page-stage.ts';

/** Each of these waits for a bot in a process of its own; milliseconds. */
const START_LIMIT_MS = 240_000;

/** Tells the tests of a page where there is a browser. Where there is none it says so, and fails on CI. */
export function describePage(name: string, tell: (stage: () => PageStage) => void): void {
  const browser = findBrowser();
  if (browser === undefined) {
    test(`NO BROWSER: the page tests of "${name}" are NOT RUN; apt-get install chromium`, () => {
      process.stderr.write(`\n!!! no Chromium here: "${name}" was not tested\n`);
      expect(process.env['CI'] ?? '').toBe('');
    });
    return;
  }
  describe(name, () => {
    let stage: PageStage | undefined;
    const held = (): PageStage => {
      if (stage === undefined) throw new Error('the stage is not built');
      return stage;
    };
    beforeAll(async () => {
      stage = await startPageStage(browser);
    }, START_LIMIT_MS);
    afterAll(async () => stage?.end(), START_LIMIT_MS);
    afterEach(() => {
      expect(held().strangers).toEqual([]);
      expect(held().complaints).toEqual([]);
      expect(held().sandbox.violations).toEqual([]);
    });
    tell(held);
  });
}
