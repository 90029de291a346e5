import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** How the tests that draw their values at random draw them. */
export interface FuzzSettings {
  readonly seed: number;
  /** How many times as many values as usual are tried, in as many times the time. */
  readonly times: number;
}

/** For a whole story on a machine that does much else: a limit is there to end what hangs. */
export const TEST_LIMIT_MS = 300_000;

/** Every run of the suite draws the same values, so that none fails by chance. */
const SUITE = { FUZZ_SEED: '20260101', FUZZ_RUNS: '1' };

const SEED_ERROR = 'FUZZ_SEED is a whole number below 1,000,000,000, or `random`';
const RUNS_ERROR = 'FUZZ_RUNS is a whole number from 1 to 1,000';
const environment = z.object({
  FUZZ_SEED: z.string().regex(/^(random|\d{1,9})$/, SEED_ERROR),
  FUZZ_RUNS: z.coerce.number(RUNS_ERROR).int(RUNS_ERROR).min(1, RUNS_ERROR).max(1_000, RUNS_ERROR),
});

/** Reads what the environment asks for; throws a sentence that says what is allowed. */
export function readFuzzSettings(
  given: Readonly<Record<string, string | undefined>>,
): FuzzSettings {
  const read = environment.safeParse({
    FUZZ_SEED: given['FUZZ_SEED'] ?? SUITE.FUZZ_SEED,
    FUZZ_RUNS: given['FUZZ_RUNS'] ?? SUITE.FUZZ_RUNS,
  });
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('; '));
  const { FUZZ_SEED, FUZZ_RUNS } = read.data;
  const seed = FUZZ_SEED === 'random' ? randomInt(1_000_000_000) : Number(FUZZ_SEED);
  return { seed, times: FUZZ_RUNS };
}
