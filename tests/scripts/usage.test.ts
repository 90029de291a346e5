import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every command of `package.json` that is one of our programs, with its arguments. */
function commands(): readonly (readonly [string, readonly string[]])[] {
  const file: unknown = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
  const { scripts } = file as { readonly scripts: Readonly<Record<string, string>> };
  return Object.entries(scripts).flatMap(([name, command]) => {
    const [runner, ...args] = command.split(' ');
    return runner === 'tsx' && name !== 'start' ? [[name, args] as const] : [];
  });
}

function run(args: readonly string[], option: string) {
  const command = ['--import', 'tsx', ...args, option];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });
}

// `npm run ask -- --nonsense` answered with the stack of Node's own parser, and test:crash began to kill.
test.each(commands())('npm run %s says how it is used', { timeout: 180_000 }, (_, args) => {
  const wrong = run(args, '--nonsense');
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('--nonsense');
  expect(wrong.stderr).toContain('usage: npm run');
  expect(wrong.stderr).not.toMatch(/^ {4}at /m);
  const help = run(args, '--help');
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('usage: npm run');
});
