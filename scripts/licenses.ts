import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeLicence } from './support/judge-licence.ts';
import { runScript, type Arguments } from './support/run-script.ts';

const SYNTAX = {
  usage: `usage: npm run licenses -- [--json]

Lists the licence of each package that runs in production; ends with 1 when one is not allowed.`,
  options: { json: { type: 'boolean', default: false } },
} as const;

function main({ values }: Arguments<typeof SYNTAX>): void {
  const packages = installed().map(judgeLicence);
  const refused = packages.filter(({ isAllowed }) => !isAllowed);
  if (values.json) console.log(JSON.stringify(packages, null, 2));
  else {
    for (const { name, version, licence } of packages)
      console.log(`${licence.padEnd(32)} ${name}@${version}`);
    console.log(`\n${packages.length} packages, ${refused.length} with a licence not allowed`);
  }
  for (const { name, version, licence } of refused)
    console.error(`not allowed: ${name}@${version} (${licence})`);
  process.exitCode = refused.length === 0 ? 0 : 1;
}

/** Every production package below node_modules, as its own file describes it. */
function installed(): unknown[] {
  const npm = process.env['npm_execpath'];
  const [command, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const listing = execFileSync(
    command,
    [...before, 'ls', '--omit=dev', '--all', '--parseable', '--silent'],
    { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  );
  // The first line is this project itself.
  return [...new Set(listing.trim().split('\n').slice(1))]
    .sort()
    .map((folder): unknown => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

runScript(SYNTAX, main);
