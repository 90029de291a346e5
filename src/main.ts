import './need-node.ts';
import { existsSync } from 'node:fs';
import { composeBot, type Bot } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import {
  BadInput,
  DiscordUnavailable,
  ModelUnavailable,
  NewerDatabase,
  StorageUnavailable,
  reasonOf,
} from './core/errors.ts';
import { findCommand } from './operations/commands.ts';
import { openLog } from './telemetry/pino-log.ts';

/** Wrong usage, settings or version: starting again changes nothing until somebody mends them. */
const EXIT_USAGE = 2;
const EXIT_FAILURE = 1;
/** Work in hand gets this long to finish or to be written down, in milliseconds. */
const SHUTDOWN_LIMIT_MS = 10_000;
/** Faults whose message says all that an operator can do; any other is a defect, and its stack is told. */
const EXPECTED = [BadInput, DiscordUnavailable, ModelUnavailable, StorageUnavailable];

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (name === undefined) {
    await runBot();
    return;
  }
  const command = await findCommand(name);
  const print = (line: string) => console.log(line);
  process.exitCode = await command({ args, environment: process.env, print });
}

async function runBot(): Promise<void> {
  const config = readConfig(process.env);
  const token = requireToken(config);
  const { log, flush } = openLog(config.logLevel);

  const running: { bot?: Bot } = {};
  let ending = false;
  const end = async (reason: string, exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(EXIT_FAILURE), SHUTDOWN_LIMIT_MS).unref();
    let code = exitCode;
    try {
      await running.bot?.stop();
      log.info({}, 'stopped');
    } catch (error) {
      // What is left undone is in the database: the next start takes it up.
      log.error({ err: error }, 'not stopped in order');
      code ||= EXIT_FAILURE;
    }
    flush();
    process.exit(code);
  };
  process.on('SIGTERM', (signal) => void end(signal, 0));
  process.on('SIGINT', (signal) => void end(signal, 0));
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'unhandled rejection');
  });

  const bot = await composeBot(config, log);
  running.bot = bot;
  await bot.start(token).catch((error: unknown) => {
    // Who is told to stop while Discord is away ends as any other.
    if (!ending) throw error;
  });
  const error = await bot.ended;
  log.error({ todo: error.message }, 'Discord ended the session');
  tell(error);
  await end('session ended', EXIT_USAGE);
}

function requireToken({ discordToken }: Config): string {
  if (discordToken !== undefined) return discordToken;
  throw new BadInput(
    'DISCORD_TOKEN is not set: put your bot token there, or try everything without one with `npm run sandbox`',
  );
}

function tell(error: unknown): void {
  console.error(reasonOf(error));
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  if (!isExpected && error instanceof Error) console.error(error.stack);
}

/** Whether a start to come meets it again. */
function isLasting(error: unknown): boolean {
  if (error instanceof StorageUnavailable && error.trouble === 'damaged') return true;
  return error instanceof BadInput || error instanceof NewerDatabase;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  tell(error);
  process.exit(isLasting(error) ? EXIT_USAGE : EXIT_FAILURE);
});
