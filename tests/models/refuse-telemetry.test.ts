import { SHARED_MODELS } from '../support/shared-models.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { threadArguments } from '../../src/models/start-worker.ts';

it('leaves no identifier in the home folder, where the runtime would keep what it reports', async () => {
  const home = mkdtempSync(join(tmpdir(), 'course-support-bot-home-'));
  const script = fileURLToPath(new URL('./embed-once.ts', import.meta.url));
  // Nothing of this machine's environment: the runtime keeps quiet by itself where it sees a CI.
  const env = { PATH: process.env['PATH'], HOME: home };
  const code = await new Promise<number | null>((resolve) => {
    const node = [...threadArguments(true), script, SHARED_MODELS];
    spawn(process.execPath, node, { stdio: 'ignore', env }).on('close', resolve);
  });
  expect(code).toBe(0);
  expect(readdirSync(home, { recursive: true })).toEqual([]);
  rmSync(home, { recursive: true });
});
