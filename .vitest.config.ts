import { defineConfig } from 'vitest/config';
import { readFuzzSettings, TEST_LIMIT_MS } from './tests/support/fuzz-settings.ts';

const { FUZZ_SEED, FUZZ_RUNS } = process.env;
const { seed, times } = readFuzzSettings({ FUZZ_SEED, FUZZ_RUNS });
// Whoever explores needs the seed of all that fails, not only of what fast-check itself reports.
if (FUZZ_SEED !== undefined || FUZZ_RUNS !== undefined)
  process.stderr.write(`exploring with FUZZ_SEED=${seed} FUZZ_RUNS=${times}\n`);

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    env: {
      // Tests of the engine alone open it without `openEmbeddings`, which sees to this.
      ORT_DISABLE_TELEMETRY: '1',
      ORT_TELEMETRY_DISABLED: '1',
      FUZZ_SEED: String(seed),
      FUZZ_RUNS: String(times),
    },
    testTimeout: TEST_LIMIT_MS * times,
    hookTimeout: TEST_LIMIT_MS,
    // A second, the default, is what a loaded machine takes for nothing at all.
    expect: { poll: { timeout: 60_000 } },
  },
});
