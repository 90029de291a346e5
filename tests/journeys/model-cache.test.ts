import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asServerId } from '../../src/core/ids.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { asked, draft, startWritingWorld, type WritingWorld } from '../support/writing-world.ts';

const NOTE = (hours: string) =>
  `---\ntitle: Library\nkind: faq\n---\n\n## When does the library window close?\n\nThe window of the library closes at ${hours}.\n`;
const ISSUE = `---\ntitle: Silent video\nkind: known-issue\nstatus: open\n---\n\n## Why is the lecture video silent?\n\nThe lecture video is silent because the browser tab is muted.\n`;
const CLOSES = 'When does the library window close?';
const SILENT = 'Why is the lecture video silent?';

let world: WritingWorld;
beforeAll(async () => {
  world = await startWritingWorld({ notes: { 'library.md': NOTE('noon'), 'silent.md': ISSUE } });
});
afterAll(async () => {
  await world.close();
});

/** Asks, and tells how often the model was called for it. */
async function ask(
  text: string,
  said: string,
  change: Parameters<typeof asked>[1] = {},
): Promise<{ readonly verdict: Verdict; readonly calls: number }> {
  world.model.script({ kind: 'say', text: draft([said, 1]) });
  const before = world.model.requests.length;
  const verdict = await world.knowledge.answerQuestion(asked(text, change));
  return { verdict, calls: world.model.requests.length - before };
}

const inServer = (id: string) => ({ scope: { ...asked('').scope, serverId: asServerId(id) } });

describe('an answer that was written once', () => {
  it('is told again without the model, until its note is corrected', async () => {
    const noon = 'The window of the library closes at noon.';
    expect(await ask(CLOSES, noon)).toMatchObject({ calls: 1, verdict: { text: `${noon} [1]` } });
    expect(await ask(CLOSES, noon)).toMatchObject({ calls: 0, verdict: { text: `${noon} [1]` } });
    await world.change('library.md', NOTE('midnight'));
    const again = await ask(CLOSES, noon);
    expect(again.calls).toBe(1);
    // What the model says from memory is no longer in the note.
    expect(JSON.stringify(again.verdict)).not.toContain('noon');
  });

  it('is gone with the known issue that it was taken from', async () => {
    const muted = 'The lecture video is silent because the browser tab is muted.';
    expect(await ask(SILENT, muted)).toMatchObject({ calls: 1, verdict: { outcome: 'answered' } });
    await world.change('silent.md');
    const { verdict } = await ask(SILENT, muted);
    expect(JSON.stringify(verdict)).not.toContain('muted');
  });

  it('is of one server: another one’s is written anew', async () => {
    const late = 'The window of the library closes at midnight.';
    const first = '900000000000000001';
    expect((await ask(CLOSES, late, inServer(first))).calls).toBe(1);
    expect((await ask(CLOSES, late, inServer(first))).calls).toBe(0);
    expect((await ask(CLOSES, late, inServer('900000000000000002'))).calls).toBe(1);
  });

  it('for oneself is kept for nobody, and what was kept of others may be told', async () => {
    const late = 'The window of the library closes at midnight.';
    const server = inServer('900000000000000003');
    expect((await ask(CLOSES, late, { ...server, isPrivate: true })).calls).toBe(1);
    expect((await ask(CLOSES, late, server)).calls).toBe(1);
    expect((await ask(CLOSES, late, { ...server, isPrivate: true })).calls).toBe(0);
  });
});
