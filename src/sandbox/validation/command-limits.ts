import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { FieldError } from '../state/errors.ts';

/** Discord's rule for the names of slash commands and of options: 1 to 32 of these, in lower case. */
const LAWFUL_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_COMMAND_TEXT = 8000;

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}

interface OptionNode extends Named {
  readonly type: ApplicationCommandOptionType;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly options?: readonly OptionNode[];
  readonly choices?: readonly (Named & { readonly value: string | number })[];
}

/** Which rules a command breaks that Discord's schema does not state. */
export function checkCommand(
  command: RESTPostAPIApplicationCommandsJSONBody,
  path: readonly (string | number)[],
): FieldError[] {
  const isSlash =
    (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  // SAFETY: the options passed Discord's schema; OptionNode names the fields that the rules read.
  const options = ('options' in command ? (command.options ?? []) : []) as readonly OptionNode[];
  const description = 'description' in command ? (command.description ?? '') : '';
  if (!isSlash) return checkMenu(command.name, description, options, path);
  const errors = [...checkNames(command, path), ...checkOptions(options, path)];
  if (!description) errors.push(required([...path, 'description']));
  const size = textOf({ name: command.name, description, options });
  if (size > MAX_COMMAND_TEXT) {
    const message = `Command exceeds maximum size (${MAX_COMMAND_TEXT}).`;
    errors.push({ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return errors;
}

/** Names that stand twice among commands of one type. */
export function checkUnique(
  commands: readonly { readonly name: string; readonly type?: number | null | undefined }[],
): FieldError[] {
  const keys = commands.map(({ name, type }) => `${type ?? 1}:${name}`);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [
          {
            path: [index, 'name'],
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        ],
  );
}

function checkMenu(
  name: string,
  description: string | undefined,
  options: readonly OptionNode[],
  path: readonly (string | number)[],
): FieldError[] {
  const errors: FieldError[] = [];
  if (name.trim() !== name) errors.push(unlawfulName([...path, 'name']));
  if (description) {
    const message = 'Context menu commands cannot have description';
    errors.push({
      path: [...path, 'description'],
      code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
      message,
    });
  }
  if (options.length > 0) {
    const message = 'Context menu commands cannot have options';
    errors.push({
      path: [...path, 'options'],
      code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
      message,
    });
  }
  return errors;
}

function checkOptions(
  options: readonly OptionNode[],
  path: readonly (string | number)[],
): FieldError[] {
  const errors: FieldError[] = [];
  const at = (index: number): (string | number)[] => [...path, 'options', index];
  options.forEach((option, index) => {
    errors.push(...checkNames(option, at(index)), ...checkOptions(option.options ?? [], at(index)));
    if (!option.description) errors.push(required([...at(index), 'description']));
    if (option.required && options.slice(0, index).some((earlier) => !earlier.required)) {
      const message = 'Required options must be placed before non-required options';
      errors.push({
        path: at(index),
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message,
      });
    }
    if (option.autocomplete && option.choices?.length) {
      const message = 'Autocomplete options cannot have choices';
      errors.push({
        path: at(index),
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
        message,
      });
    }
  });
  return [...errors, ...checkTogether(options, [...path, 'options'])];
}

function checkTogether(options: readonly OptionNode[], path: (string | number)[]): FieldError[] {
  const errors: FieldError[] = [];
  const names = options.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    const message = 'Option names must be unique';
    errors.push({
      path,
      code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
      message,
    });
  }
  if (new Set(options.map(({ type }) => isSubcommand(type))).size > 1) {
    const message = 'Sub-command and sub-command group options are mutually exclusive to others';
    errors.push({
      path,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message,
    });
  }
  return errors;
}

function isSubcommand(type: ApplicationCommandOptionType): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand ||
    type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function checkNames(named: Named, path: readonly (string | number)[]): FieldError[] {
  const errors = isLawful(named.name) ? [] : [unlawfulName([...path, 'name'])];
  for (const [locale, name] of Object.entries(named.name_localizations ?? {})) {
    if (name && !isLawful(name)) errors.push(unlawfulName([...path, 'name_localizations', locale]));
  }
  return errors;
}

function isLawful(name: string): boolean {
  return LAWFUL_NAME.test(name) && name === name.toLowerCase();
}

function unlawfulName(path: (string | number)[]): FieldError {
  return {
    path,
    code: 'APPLICATION_COMMAND_INVALID_NAME',
    message: 'Command name is invalid',
  };
}

function required(path: (string | number)[]): FieldError {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

function textOf(node: Pick<OptionNode, 'name' | 'description' | 'options' | 'choices'>): number {
  const choices = (node.choices ?? []).reduce(
    (sum, { name, value }) => sum + name.length + String(value).length,
    0,
  );
  const inner = (node.options ?? []).reduce((sum, option) => sum + textOf(option), 0);
  return node.name.length + node.description.length + choices + inner;
}
