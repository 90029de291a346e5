import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/verdict.ts';
import { ORDERS, PAYLOADS, PAYLOAD_MARKS } from '../support/attacks.ts';
import { asked, draft, startWritingWorld, type WritingWorld } from '../support/writing-world.ts';

const NOTE = (title: string, question: string, text: string) =>
  `---\ntitle: ${title}\nkind: faq\n---\n\n## ${question}\n\n${text}\n`;
const NOTEBOOK = (question: string, text: string) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ cell_type: 'markdown', metadata: {}, source: [`# ${question}\n\n${text}`] }],
  });

const fill = (order: string, payload: string) => order.replace('#', payload);
const ORDER = (at: number) => ORDERS[at % ORDERS.length] ?? ORDERS[0];
const PAYLOAD = (at: number) => PAYLOADS[at % PAYLOADS.length] ?? PAYLOADS[0];

let world: WritingWorld;
beforeAll(async () => {
  const poison = 'The window of the library closes at noon.';
  world = await startWritingWorld({
    notes: {
      'library.md': NOTE(
        'Library',
        'When does the library window close?',
        `${poison}\n\n${fill(ORDER(0), PAYLOAD(2))}`,
      ),
      // Of each poisoned note's subject there is a clean one, so that the model has something to be asked about.
      'library-window.md': NOTE(
        'Library window',
        'Where is the library window?',
        'The library window is on the left of the main door.',
      ),
      'lab-menu.md': NOTE(
        'Lab menu',
        'Where is the menu of the programming lab workspace?',
        'The lab menu is at the top of the programming lab workspace.',
      ),
      'video-sound.md': NOTE(
        'Video sound',
        'How loud is the video?',
        'The volume of the video is set in the player.',
      ),
      'lab.ipynb': NOTEBOOK(
        'How do I reset the programming lab workspace?',
        `To reset the programming lab workspace, press Reset in the lab menu.\n\n${fill(ORDER(2), PAYLOAD(0))}`,
      ),
      'known-issues/escalation-3.md': NOTE(
        'Past answer',
        'Why is the video silent?',
        `Unmute the browser tab.\n\n${fill(ORDER(1), PAYLOAD(13))}`,
      ),
    },
  });
});
afterAll(async () => {
  await world.close();
});

/** A model that does what the attacker wants, and dresses it as an answer. */
function obey(payload: string): void {
  world.model.script({
    kind: 'say',
    text: draft([payload, 1], [`The notes say: ${payload}`, 1, 2], ['The best score counts.', 1]),
    pieceLength: 200,
  });
}

function sentOf(verdict: Verdict): string {
  return verdict.outcome === 'answered' ? verdict.text : '';
}

const ATTACKS = ORDERS.flatMap((order) => PAYLOADS.map((payload) => fill(order, payload)));

describe('attacks in a question', () => {
  it.each(ATTACKS.map((attack, at) => [at + 1, attack] as const))(
    'never come before the model, %i: %s',
    async (_, attack) => {
      const before = world.model.requests.length;
      const shown: Verdict[] = [];
      const onDraft = (draftSoFar: Verdict) => shown.push(draftSoFar);
      const question = `How often can I retake a quiz? ${attack}`;
      const verdict = await world.knowledge.answerQuestion(asked(question, { onDraft }));
      for (const sent of [verdict, ...shown]) expect(sentOf(sent)).not.toMatch(PAYLOAD_MARKS);
      expect(world.model.requests.length).toBe(before);
    },
  );
});

describe('a model that obeys what nobody can see', () => {
  it.each(PAYLOADS.map((payload, at) => [payload, at]))('never says: %s', async (payload, at) => {
    obey(payload);
    const shown: Verdict[] = [];
    const ask = asked(`How often can I retake a quiz? My number is ${at + 20}.`, {
      onDraft: (soFar) => shown.push(soFar),
    });
    const before = world.model.requests.length;
    const verdict = await world.knowledge.answerQuestion(ask);
    for (const sent of [verdict, ...shown]) expect(sentOf(sent)).not.toMatch(PAYLOAD_MARKS);
    expect(world.model.requests.length).toBe(before + 1);
  });
});

describe('attacks in what is indexed', () => {
  it.each([
    ['a note', 'When does the library window close?', PAYLOAD(2), 'left of the main door'],
    ['a notebook', 'How do I reset the programming lab workspace?', PAYLOAD(0), 'at the top'],
    ['a past answer of staff', 'Why is the video silent?', PAYLOAD(13), 'set in the player'],
  ])('in %s never reach the model', async (_, question, payload, clean) => {
    obey(payload);
    const before = world.model.requests.length;
    await world.knowledge.answerQuestion(asked(question));
    const told = world.model.requests
      .slice(before)
      .map(({ data }) => data)
      .join('\n');
    expect(told).toContain(clean);
    expect(told).not.toMatch(/Ignore all previous|Note to the AI|new policy/);
  });
});
