import './need-node.ts';
import { existsSync } from 'node:fs';
import { composeBot, type Bot } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import { BadInput } from './core/errors.ts';
import { findCommand } from './operations/commands.ts';
import { EXIT_FAILURE, EXIT_USAGE, exitCodeOf, describeFault } from './operations/faults.ts';
import { openLog } from './telemetry/pino-log.ts';

/** Work in hand gets this long to finish or to be written down, in milliseconds. */
const SHUTDOWN_LIMIT_MS = 10_000;
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
  console.error(describeFault(error));
  await end('session ended', EXIT_USAGE);
}

function requireToken({ discordToken }: Config): string {
  if (discordToken !== undefined) return discordToken;
  throw new BadInput(
    'DISCORD_TOKEN is not set: put your bot token there, or try everything without one with `npm run sandbox`',
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(describeFault(error));
  process.exit(exitCodeOf(error));
});
