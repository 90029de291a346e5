import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadInput, reasonOf } from '../core/errors.ts';

/** As Node's `parseArgs` takes them. */
export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What may be typed behind a command's name. */
export interface Syntax<Options extends OptionTable> {
  readonly usage: string;
  readonly options: Options;
  /** How many words may stand beside the options; none unless given. */
  readonly words?: number;
}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** Reads options and words; every command takes `--help`. @throws BadInput with the usage. */
export function readArguments<const Options extends OptionTable>(
  args: readonly string[],
  { usage, options, words = 0 }: Syntax<Options>,
) {
  return orUsage(usage, () => {
    const all = { ...options, ...HELP };
    const read = parseArgs({ args: [...args], options: all, allowPositionals: true });
    const unknown = read.positionals[words];
    if (unknown !== undefined) throw new TypeError(`"${unknown}" is one word too many`);
    return read;
  });
}

/** One file name, or a wish for help. @throws BadInput with the usage. */
export function readFileArgument(
  args: readonly string[],
  usage: string,
): { readonly file: string } | 'help' {
  const { values, positionals } = readArguments(args, { usage, options: {}, words: 1 });
  if (values.help) return 'help';
  const [file = ''] = positionals;
  return orUsage(usage, () => {
    if (file === '') throw new TypeError('name one file');
    return { file };
  });
}

/** What `read` gives. @throws BadInput with the usage behind what it throws */
export function orUsage<T>(usage: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new BadInput(`${reasonOf(error)}\n${usage}`, { cause: error });
  }
}
