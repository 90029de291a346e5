import {
  ApplicationCommandType,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';

/** What somebody is about to send. */
export interface Draft {
  text: string;
  files: File[];
  replyTo: string | null;
  /** The command that is being filled in. */
  command: CommandDraft | undefined;
  suggestions: Suggestions | undefined;
  /** What the written mentions stand for: `@Sam` for `<@id>`. */
  readonly mentions: Map<string, string>;
}

/** A slash command on its way. */
export interface CommandDraft {
  /** With subcommands: `privacy export`. */
  readonly path: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** The options that are shown, in this order. */
  shown: readonly string[];
  readonly values: Map<string, OptionDraft>;
  focused: string;
}

/** An option: what is written, and what it stands for. */
export interface OptionDraft {
  readonly text: string;
  readonly value: string | number | boolean | File;
}

/** A list that comes up while somebody types. */
export interface Suggestions {
  readonly title: string;
  readonly items: readonly SuggestedItem[];
  index: number;
}

export interface SuggestedItem {
  readonly label: string;
  readonly hint: string;
  readonly choose: () => void;
}

/** A slash command, or one subcommand of it. */
export interface OfferedCommand {
  readonly path: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Nothing written. */
export function emptyDraft(): Draft {
  return {
    text: '',
    files: [],
    replyTo: null,
    command: undefined,
    suggestions: undefined,
    mentions: new Map(),
  };
}

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** Every slash command with its subcommands, as the box lists them. */
export function slashCommands(commands: readonly APIApplicationCommand[]): OfferedCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => leaves(name, description, options ?? []))
    .sort((a, b) => a.path.localeCompare(b.path));
}

function leaves(path: string, description: string, options: readonly object[]): OfferedCommand[] {
  // SAFETY: Discord's options; either all of them are subcommands, or none.
  const nodes = options as readonly {
    readonly type: number;
    readonly name: string;
    readonly description: string;
    readonly options?: readonly object[];
  }[];
  const inner = nodes.filter(({ type }) => type === SUBCOMMAND || type === SUBCOMMAND_GROUP);
  if (inner.length > 0) {
    return inner.flatMap((node) =>
      leaves(`${path} ${node.name}`, node.description, node.options ?? []),
    );
  }
  // SAFETY: what is no subcommand is a basic option.
  return [{ path, description, options: options as readonly APIApplicationCommandBasicOption[] }];
}

/** Begins to fill in a command. */
export function beginCommand({ path, options }: OfferedCommand): CommandDraft {
  const shown = options.filter(({ required }) => required === true).map(({ name }) => name);
  return { path, options, shown, values: new Map(), focused: shown[0] ?? '' };
}
