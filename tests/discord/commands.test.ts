import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { makeLearnerHandlers } from '../../src/discord/learner-handlers.ts';
import { makeSetupHandlers } from '../../src/discord/setup-handlers.ts';
import { CATALOGUES } from '../../src/discord/render/texts.ts';

/** Discord's rule for the names of slash commands and options, in every locale. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

interface Described {
  readonly name: string;
  readonly name_localizations?: Partial<Record<string, string | null>> | null | undefined;
  readonly description: string;
  readonly description_localizations?: Partial<Record<string, string | null>> | null | undefined;
}

// SAFETY: a command's data is made without asking anything of what it will call.
const none = {} as never;
const commands = [...makeLearnerHandlers(none).commands, ...makeSetupHandlers(none).commands].map(
  ({ data }) => data,
);

function optionsOf(
  part: RESTPostAPIChatInputApplicationCommandsJSONBody | APIApplicationCommandOption,
): readonly APIApplicationCommandOption[] {
  return 'options' in part ? (part.options ?? []) : [];
}

/** A command with all its options and subcommands, each under its path. */
function parts(
  part: RESTPostAPIChatInputApplicationCommandsJSONBody | APIApplicationCommandOption,
  path = '',
): [string, Described][] {
  const own = `${path}${part.name}`;
  const below = optionsOf(part).flatMap((option) => parts(option, `${own} `));
  return [[own, part], ...below];
}

const everyPart = commands.flatMap((command) => parts(command));

test('the commands of the contract are there, each once', () => {
  expect(commands.map(({ name }) => name).sort()).toEqual(
    ['ask', 'help', 'known-issues', 'my-questions', 'privacy', 'setup'].sort(),
  );
  const names = everyPart.map(([path]) => path);
  expect(names).toEqual(
    expect.arrayContaining([
      'ask question',
      'ask course',
      'ask private',
      'known-issues search',
      'known-issues course',
      'privacy export',
      'privacy delete',
      'setup staff-channel',
      'setup staff-role',
      'setup help-channel',
      'setup courses',
    ]),
  );
  expect(new Set(names).size).toBe(names.length);
});

describe.each(everyPart)('/%s', (_, part) => {
  test('has a lawful name, the same in every locale', () => {
    expect(part.name).toMatch(NAME);
    expect(part.name).toBe(part.name.toLowerCase());
    for (const name of Object.values(part.name_localizations ?? {})) expect(name).toMatch(NAME);
  });

  test('has a lawful description in every locale', () => {
    const translations = part.description_localizations ?? {};
    expect(Object.keys(translations).sort()).toEqual(Object.keys(CATALOGUES).sort());
    for (const text of [part.description, ...Object.values(translations)]) {
      expect(text?.trim()).toBe(text);
      expect((text ?? '').length).toBeGreaterThanOrEqual(1);
      expect((text ?? '').length).toBeLessThanOrEqual(100);
    }
  });
});

test('required options come first, and no command is too large for Discord', () => {
  for (const command of commands) {
    const flags = optionsOf(command)
      .filter(({ type }) => type !== ApplicationCommandOptionType.Subcommand)
      .map((option) => option.required === true);
    expect(flags).toEqual([...flags].sort((a, b) => Number(b) - Number(a)));
    const largest = Math.max(
      ...['', ...Object.keys(CATALOGUES)].map((locale) =>
        parts(command).reduce((sum, [, { name, description, description_localizations: own }]) => {
          return sum + name.length + (own?.[locale] ?? description).length;
        }, 0),
      ),
    );
    expect(largest).toBeLessThanOrEqual(4000);
  }
});
