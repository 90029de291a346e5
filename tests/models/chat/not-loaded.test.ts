import { shareModels } from '../../support/shared-models.ts';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const ENTRY = fileURLToPath(new URL('../../support/opened-knowledge.ts', import.meta.url));
const HOOKS = new URL('../../support/record-modules.mjs', import.meta.url).href;

/** The modules that a process loads which opens the knowledge, from start to end. */
async function modulesLoaded(environment: Readonly<Record<string, string>>): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-modules-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  shareModels(dataDir);
  const record = join(dataDir, 'modules.txt');
  const env = { ...process.env, DATA_DIR: dataDir, RECORD_MODULES: record, ...environment };
  const options = ['--import', HOOKS, '--import', 'tsx', ENTRY];
  await promisify(execFile)(process.execPath, options, { env });
  return readFileSync(record, 'utf8');
}

it('loads nothing of a language model when none is configured', async () => {
  const modules = await modulesLoaded({ LLM_PROVIDER: '', LLM_MODEL: '' });
  expect(modules).toContain('compose-knowledge.ts');
  expect(modules).not.toMatch(/@langchain\/(?:openai|anthropic)|\/openai\/|@anthropic-ai/);
  expect(modules).not.toContain('/models/chat/');
});

it('loads the configured provider’s code, and not the other one’s', async () => {
  const modules = await modulesLoaded({ LLM_PROVIDER: 'openai', LLM_MODEL: 'any' });
  expect(modules).toContain('@langchain/openai');
  expect(modules).not.toMatch(/@langchain\/anthropic|@anthropic-ai/);
});
