import { describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '../../src/core/server-settings.ts';
import {
  channelForm,
  remindersForm,
  settingsForm,
} from '../../src/discord/render/setup-controls.ts';
import { CATALOGUES, textsFor, type Texts } from '../../src/discord/render/texts.ts';
import { en } from '../../src/discord/render/texts/en.ts';

type Entry = string | ((...args: readonly unknown[]) => string);

/** Every text under its dotted key. */
function entries(texts: Texts): Map<string, Entry> {
  const { commands, ...flat } = texts;
  return new Map<string, Entry>([
    // SAFETY: each value of a catalogue is a text or gives one; the marks stand for any argument.
    ...(Object.entries(flat) as [string, Entry][]),
    ...Object.entries(commands).map(([key, text]): [string, Entry] => [`commands.${key}`, text]),
  ]);
}

/** The arguments that a text shows. An array of one mark stands in for a word, a number and a list alike. */
function placeholders(entry: Entry): string[] {
  return [...new Set(show(entry).match(/⟦\d⟧/g) ?? [])].sort();
}

function show(entry: Entry): string {
  if (typeof entry === 'string') return entry;
  return entry(...Array.from({ length: entry.length }, (_, at) => [`⟦${at}⟧`]));
}

/** Code spans and marks that Discord or the bot gives a meaning. */
function fixedParts(entry: Entry): string[] {
  return [...new Set(show(entry).match(/`[^`]+`/g) ?? [])].sort();
}

const english = entries(en);

describe.each(Object.entries(CATALOGUES))('the texts in %s', (_, texts) => {
  const translated = entries(texts);

  test('have every key of the English ones', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each([...english.keys()])(
    '%s shows the same arguments and names the same commands',
    (key) => {
      const own = translated.get(key) ?? '';
      const original = english.get(key) ?? '';
      expect(placeholders(own)).toEqual(placeholders(original));
      expect(fixedParts(own)).toEqual(fixedParts(original));
      expect(show(own).trim()).not.toBe('');
    },
  );
});

test('each argument of an English text is shown', () => {
  for (const [key, entry] of english) {
    const expected = typeof entry === 'string' ? 0 : entry.length;
    expect(placeholders(entry), key).toHaveLength(expected);
  }
});

test('a reader without a catalogue reads English, a Latin American one Spanish', () => {
  expect(textsFor('ko')).toBe(en);
  expect(textsFor(null)).toBe(en);
  expect(textsFor('toString')).toBe(en);
  expect(textsFor('es-419')).toBe(CATALOGUES['es-ES']);
});

/** Discord's limits for what stands in controls, in characters. */
const CONTROL_LIMITS = [
  ['moreSources', 80],
  ['showAll', 80],
  ['notHelpful', 76],
  ['back', 80],
  ['next', 80],
  ['eraseButton', 80],
  ['keepButton', 80],
  ['shareHere', 80],
  ['stillUnsolved', 80],
  ['withdraw', 80],
  ['notHelpfulTitle', 45],
  ['notHelpfulLabel', 45],
  ['notHelpfulHint', 100],
] as const satisfies readonly (readonly [keyof Texts, number])[];

test.each(Object.entries({ en, ...CATALOGUES }))(
  'what controls say fits in them: %s',
  (_, texts) => {
    for (const [key, limit] of CONTROL_LIMITS) {
      expect(texts[key].length, key).toBeLessThanOrEqual(limit);
    }
  },
);

test('the forms of the set-up have labels that fit', () => {
  for (const form of [
    settingsForm(NO_SETTINGS),
    remindersForm(NO_SETTINGS),
    channelForm('1', []),
  ]) {
    expect(form.title.length).toBeLessThanOrEqual(45);
    for (const part of form.components) {
      expect('label' in part ? part.label.length : 0).toBeLessThanOrEqual(45);
    }
  }
});
