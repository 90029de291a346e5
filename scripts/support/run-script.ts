import { existsSync } from 'node:fs';
import { exitCodeOf, describeFault } from '../../src/operations/faults.ts';
import {
  readArguments,
  type OptionTable,
  type Syntax,
} from '../../src/operations/read-arguments.ts';

/** What was typed, read by a syntax. */
export type Arguments<Given extends Syntax<OptionTable>> = ReturnType<
  typeof readArguments<Given['options']>
>;

/**
 * Runs a script with the settings of `.env`, and ends it as the bot ends. `--help` prints the usage.
 */
export function runScript<const Options extends OptionTable>(
  syntax: Syntax<Options>,
  main: (read: ReturnType<typeof readArguments<Options>>) => void | Promise<void>,
): void {
  run().catch((error: unknown) => {
    console.error(describeFault(error));
    process.exit(exitCodeOf(error));
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
