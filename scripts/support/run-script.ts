import { existsSync } from 'node:fs';
import { BadInput } from '../../src/core/errors.ts';
import {
  readArguments,
  type OptionTable,
  type Syntax,
} from '../../src/operations/read-arguments.ts';

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;

/** What was typed, read by a syntax. */
export type Arguments<Given extends Syntax<OptionTable>> = ReturnType<
  typeof readArguments<Given['options']>
>;

/**
 * Runs a script with the settings of `.env`, as the bot has them. `--help` prints the usage; what cannot be taken ends
 * with 2 and says why; any other fault ends with 1.
 */
export function runScript<const Options extends OptionTable>(
  syntax: Syntax<Options>,
  main: (read: ReturnType<typeof readArguments<Options>>) => void | Promise<void>,
): void {
  run().catch((error: unknown) => {
    console.error(error instanceof BadInput ? error.message : error);
    process.exit(error instanceof BadInput ? EXIT_USAGE : EXIT_FAILURE);
  });

  async function run(): Promise<void> {
    const read = readArguments(process.argv.slice(2), syntax);
    // The compiler cannot see through the options that it does not know here.
    if ((read.values as { readonly help?: boolean }).help === true) {
      console.log(syntax.usage);
      return;
    }
    if (existsSync('.env')) process.loadEnvFile('.env');
    await main(read);
  }
}
