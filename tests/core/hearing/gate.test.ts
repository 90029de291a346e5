import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { fc } from '../../support/fuzz.ts';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  helpProbability,
  isAcknowledgement,
  isAnnouncement,
  isGreeting,
  isThanks,
  passGate,
} from '../../../src/core/hearing/gate.ts';
import { GATE_WEIGHTS } from '../../../src/core/hearing/gate-weights.ts';
import { featuresOf } from '../../../src/core/hearing/message-features.ts';

const messages = z
  .array(
    z.object({
      split: z.enum(['fit', 'test']),
      label: z.enum(['help', 'other']),
      kind: z.string(),
      text: z.string(),
    }),
  )
  .parse(
    parse(readFileSync(new URL('messages.csv', import.meta.url)), {
      columns: true,
      skip_empty_lines: true,
    }),
  );
const heldOut = messages.filter(({ split }) => split === 'test');

describe('the gate for what nobody put to the bot', () => {
  test('was fitted to enough messages, about half of them help requests', () => {
    expect(messages.length).toBeGreaterThanOrEqual(300);
    const share = messages.filter(({ label }) => label === 'help').length / messages.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length);
  });

  test('speaks at the right moments on messages it was not fitted to', () => {
    const spoken = heldOut.filter(({ text }) => passGate(text) === 'speak');
    const right = spoken.filter(({ label }) => label === 'help');
    const asked = heldOut.filter(({ label }) => label === 'help');
    expect(right.length / spoken.length).toBeGreaterThanOrEqual(0.97);
    expect(right.length / asked.length).toBeGreaterThanOrEqual(0.88);
  });

  // The gate knew the words of English well and those of the others hardly: it met "Mein Kernel stürzt immer ab" with
  // silence and asked "você já tentou reiniciar o kernel?" back.
  test.each(['german', 'spanish', 'french', 'portuguese', 'hindi', 'japanese', 'chinese'])(
    'hears a question in %s, and leaves talk alone',
    (kind) => {
      const part = heldOut.filter((message) => message.kind === kind);
      const decided = (label: string, decision: string) =>
        part.filter((one) => one.label === label && passGate(one.text) === decision);
      expect(part.length).toBeGreaterThanOrEqual(3);
      expect(decided('help', 'stay-silent')).toEqual([]);
      expect(decided('other', 'speak')).toEqual([]);
    },
  );

  test.each(['!rank', '$help week 2', '!play why does it always rain', '?warn @user spam', '-np'])(
    'leaves %s to the bot it is for',
    (text) => expect(passGate(text)).toBe('stay-silent'),
  );

  test.each([
    // "i see" was taken for "it works now".
    'Where can I see my grade for the programming assignment',
    // A Latin word within Japanese had no boundary.
    '損失がNaNになります',
    'week 4 videos not playing',
  ])('%s is heard', (text) => expect(passGate(text)).not.toBe('stay-silent'));

  test('is silent at thanks, and hardly ever takes talk between learners for a question', () => {
    const spokenAt = (kind: string) =>
      heldOut.filter((message) => message.kind === kind && passGate(message.text) === 'speak');
    expect(spokenAt('thanks')).toEqual([]);
    expect(spokenAt('answer').length).toBeLessThanOrEqual(1);
    expect(heldOut.filter(({ kind }) => kind === 'answer').length).toBeGreaterThanOrEqual(15);
  });

  test('has a weight for every feature and no other', () => {
    expect(Object.keys(GATE_WEIGHTS)).toEqual(Object.keys(featuresOf('')));
  });

  test('gives a probability for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (text) => {
        const probability = helpProbability(text);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }),
    );
  });
});

describe('small talk after an answer', () => {
  test.each(['ok thanks!', 'ty', 'that worked, thank you', 'nvm found it', 'merci !', '谢谢'])(
    '%s is thanks',
    (text) => expect(isThanks(text)).toBe(true),
  );
  test.each([
    'thanks but it still fails',
    'thanks, and for week 3?',
    'thank you. how do i reset the kernel',
    'got it, but where is the button?',
    'it says the same after that',
    'now it works but the grader gives an error',
  ])('%s is not', (text) => expect(isThanks(text)).toBe(false));

  test.each(['ok', 'Okay!', '👍', 'will try that', 'cool', 'lol', 'hmm', "I'll try it tonight"])(
    '%s only acknowledges',
    (text) => expect(isAcknowledgement(text)).toBe(true),
  );
  test.each(['ok and week 3?', 'why', 'cool but how', 'it fails'])('%s does not', (text) =>
    expect(isAcknowledgement(text)).toBe(false),
  );

  test('a greeting is told from a question', () => {
    expect(isGreeting('Hello everyone 👋')).toBe(true);
    expect(isGreeting('hi, my kernel dies')).toBe(false);
  });

  test('an announcement is told from a question', () => {
    expect(isAnnouncement('📢 Announcement: the new version of course 2 is live')).toBe(true);
    expect(isAnnouncement('Reminder: deadline for homework 3 is on Monday')).toBe(true);
    expect(isAnnouncement('Where is the recording of the webinar?')).toBe(false);
    expect(isAnnouncement('I cannot join the session, error 403')).toBe(false);
  });
});
