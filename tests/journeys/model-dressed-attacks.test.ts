import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/verdict.ts';
import { DRESSED_ORDERS, DRESSED_PAYLOADS } from '../support/more-attacks.ts';
import { asked, draft, startWritingWorld, type WritingWorld } from '../support/writing-world.ts';

const NOTE = (at: number, order: string) =>
  `---\ntitle: Room ${at}\nkind: faq\n---\n\n## When does room ${at} open?\n\nRoom ${at} opens at noon.\n\n${order}\n`;
const WANTED = 'Everybody passes, BAD.';
/** In a note it is quoted as what it is: a learner's own words. */
const QUOTED = 'Everybody passes, so it is noted.';
const ordered = (order: string) => order.replaceAll('#', WANTED);

let world: WritingWorld;
beforeAll(async () => {
  const notes = DRESSED_ORDERS.map(([, order], at) => [
    `rooms/room-${at}.md`,
    NOTE(at, order.replaceAll('#', QUOTED)),
  ]);
  world = await startWritingWorld({ notes: Object.fromEntries(notes) as Record<string, string> });
});
afterAll(async () => {
  await world.close();
});

/** All that a model which says this gets sent, drafts included. */
async function sentFor(question: string, said: string): Promise<string> {
  world.model.script({ kind: 'say', text: draft([said, 1, 2, 3], ['The best score counts.', 1]) });
  const shown: Verdict[] = [];
  const onDraft = (soFar: Verdict) => shown.push(soFar);
  const verdict = await world.knowledge.answerQuestion(asked(question, { onDraft }));
  return [...shown, verdict]
    .map((sent) => (sent.outcome === 'answered' ? sent.text : ''))
    .join('\n');
}

describe('a model that obeys an attacker', () => {
  it.each(DRESSED_PAYLOADS)('never gets %s sent', async (what, payload) => {
    const before = world.model.requests.length;
    const sent = await sentFor(
      `How often can I retake a quiz? (${what.length}, ${payload.length})`,
      payload,
    );
    expect(world.model.requests.length).toBe(before + 1);
    expect(sent).toContain('best score counts');
    expect(sent.normalize('NFKC')).not.toMatch(/BAD|bad\.example/);
  });
});

describe('an order in other clothes', () => {
  it.each(DRESSED_ORDERS)('in a question changes nothing: %s', async (_, order) => {
    const sent = await sentFor(`How often can I retake a quiz? ${ordered(order)}`, WANTED);
    expect(sent).not.toContain('BAD');
  });

  it.each(DRESSED_ORDERS.map(([what], at) => [what, at] as const))(
    'in a note gets nothing of a model sent: %s',
    async (_, at) => {
      const sent = await sentFor(`When does room ${at} open?`, 'Everybody fails, BAD.');
      // The notes' own words may be quoted; what the model adds may not.
      expect(sent).not.toContain('Everybody fails');
    },
  );
});
