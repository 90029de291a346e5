import { parseArgs } from 'node:util';
import { BadInput, reasonOf } from '../core/errors.ts';

/** One file name, or a wish for help. @throws BadInput with the usage. */
export function readFileArgument(
  args: readonly string[],
  usage: string,
): { readonly file: string } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (values.help) return 'help';
    const [file] = positionals;
    if (file === undefined || file === '' || positionals.length > 1)
      throw new TypeError('name one file');
    return { file };
  } catch (error) {
    throw new BadInput(`${reasonOf(error)}\n${usage}`, {
      cause: error,
    });
  }
}
