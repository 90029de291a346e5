import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { setHearingStage } from '../support/hearing-stage.ts';
import { anAnswer } from '../support/verdicts.ts';

const MESSAGES = 300;
const QUIET = { unaskedMs: 15, askedMs: 15 };
const LEARNERS = 12;

const labelled = z
  .array(z.object({ split: z.enum(['fit', 'test']), label: z.string(), text: z.string() }))
  .parse(
    parse(readFileSync(new URL('../core/hearing/messages.csv', import.meta.url)), {
      columns: true,
      skip_empty_lines: true,
    }),
  );
/** All held-out ones, and as many others as it takes. */
const chosen = [
  ...labelled.filter(({ split }) => split === 'test'),
  ...labelled.filter(({ split }) => split === 'fit'),
]
  .slice(0, MESSAGES)
  .map((message, at) => ({ ...message, order: (at * 7919) % MESSAGES }))
  .sort((a, b) => a.order - b.order);

it('a help channel of chatter and questions gets answers and silence in the right places', async () => {
  const unknown = () => ({ ...anAnswer(), outcome: 'unknown' as const, citations: [] });
  const options = { quiet: QUIET, answer: unknown };
  const stage = await setHearingStage(options);
  const { sandbox, guild, help } = stage;
  const learners = Array.from({ length: LEARNERS }, (_, at) => guild.addMember({ name: `L${at}` }));
  const written: { readonly id: string; readonly label: string }[] = [];
  for (const [at, { label, text }] of chosen.entries()) {
    if (at === MESSAGES / 3 || at === (2 * MESSAGES) / 3) await stage.restart(options);
    const author = learners[at % LEARNERS] ?? stage.lena;
    written.push({ id: sandbox.sendMessage(author, help, text).id, label });
    // Each message is decided about before the next one comes, as with people.
    await stage.untilHeard();
  }

  const threads = new Map(sandbox.threadsIn(help).map((thread) => [thread.id, thread]));
  const spoken = written.filter(({ id }) => threads.has(id));
  const right = spoken.filter(({ label }) => label === 'help');
  const asked = written.filter(({ label }) => label === 'help');
  expect(right.length / spoken.length).toBeGreaterThanOrEqual(0.95);
  expect(right.length / asked.length).toBeGreaterThanOrEqual(0.85);
  for (const { id } of spoken) expect(stage.said({ id })).toHaveLength(1);
  expect(stage.said(help)).toEqual([]);
  expect(stage.faults).toEqual([]);
}, 180_000);
