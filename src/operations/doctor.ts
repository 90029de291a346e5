import { readConfig, type Config } from '../config.ts';
import { BadInput } from '../core/errors.ts';
import type { Command } from './command.ts';
import { checkData } from './doctor/check-data.ts';
import { checkDiscord } from './doctor/check-discord.ts';
import { checkMachine, DISK } from './doctor/check-machine.ts';
import { mend, ok, type Finding } from './doctor/finding.ts';
import { readArguments } from './read-arguments.ts';

const USAGE = `usage: npm run doctor [-- --json]

Looks at all that the bot needs, changes none of its data, and says what to do. The bot may be running.
Ends with 0 when all is well, with 1 when something is to mend, with 2 for wrong usage or a Node.js that is too old.
  --json   print one JSON object on stdout and nothing else there`;

const SYNTAX = { usage: USAGE, options: { json: { type: 'boolean', default: false } } } as const;

const MARKS = { ok: 'ok     ', mend: 'MEND   ', skipped: 'skipped' } as const;

/** Looks at everything; the exit code is 1 when something must be mended. */
export const doctor: Command = async ({ args, environment, print }) => {
  const { json, help } = readArguments(args, SYNTAX).values;
  if (help) {
    print(USAGE);
    return 0;
  }
  const findings = await examine(environment);
  const toMend = findings.filter(({ state }) => state === 'mend').length;
  if (json) print(JSON.stringify({ ok: toMend === 0, findings }));
  else {
    for (const { state, name, says } of findings) print(`${MARKS[state]} ${name}: ${says}`);
    print(toMend === 0 ? 'all is well' : `${toMend} to mend`);
  }
  return toMend === 0 ? 0 : 1;
};

async function examine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  const config = tryConfig(environment);
  if ('faults' in config) {
    return [...(await checkMachine(undefined)), ...config.faults];
  }
  const machine = await checkMachine(config.dataDir);
  const isUsable = machine.every(({ name, state }) => state !== 'mend' || name === DISK);
  const settings = ok('configuration', 'every variable is allowed');
  if (!isUsable) return [...machine, settings];
  const data = await checkData(config);
  const isSound = data.some(({ name, state }) => name === 'index' && state !== 'skipped');
  return [...machine, settings, ...data, ...(await checkDiscord(config, isSound))];
}

function tryConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { readonly faults: readonly Finding[] } {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { faults: error.message.split('\n').map((line) => mend('configuration', line)) };
  }
}
