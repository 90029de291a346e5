import fc from 'fast-check';
import { readFuzzSettings } from './fuzz-settings.ts';

/**
 * fast-check, as every test here uses it: the seed is the suite's, or the one that FUZZ_SEED asks for. Lint sees to it
 * that nothing else imports the library.
 */
export { fc };

const { seed, times } = readFuzzSettings(process.env);

/** What fast-check runs where a test says nothing. */
const USUAL_RUNS = 100;

fc.configureGlobal({ seed, numRuns: USUAL_RUNS * times });

/** How often a test tries: as often as it says, or more when somebody explores. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * times };
}

/**
 * The same, thrown at a whole bot, which bears marks of what was thrown before: whatever comes after the first failure
 * fails as well, and a smaller case would tell nothing but the wrong one.
 */
export function runsOnStage(usual: number): {
  readonly numRuns: number;
  readonly endOnFailure: true;
} {
  return { ...runs(usual), endOnFailure: true };
}
