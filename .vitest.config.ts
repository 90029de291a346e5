import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // Tests of the engine alone open it without `openEmbeddings`, which sees to this.
    env: { ORT_DISABLE_TELEMETRY: '1', ORT_TELEMETRY_DISABLED: '1' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
