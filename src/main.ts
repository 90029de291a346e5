import { existsSync } from 'node:fs';
import { composeBot, type Bot } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import { BadInput } from './core/errors.ts';
import { openLog } from './telemetry/pino-log.ts';

/** Wrong usage or settings: starting again changes nothing until somebody mends them. */
const EXIT_USAGE = 2;
const EXIT_FAILURE = 1;
/** Work in hand gets this long to finish or to be written down, in milliseconds. */
const SHUTDOWN_LIMIT_MS = 10_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const token = requireToken(config);
  const { log, flush } = openLog(config.logLevel);

  const running: { bot?: Bot } = {};
  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(EXIT_FAILURE), SHUTDOWN_LIMIT_MS).unref();
    await running.bot?.stop();
    log.info({}, 'stopped');
    flush();
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void end(signal));
  process.on('SIGINT', (signal) => void end(signal));
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'unhandled rejection');
  });

  running.bot = await composeBot(config, log);
  await running.bot.start(token);
}

function requireToken({ discordToken }: Config): string {
  if (discordToken !== undefined) return discordToken;
  throw new BadInput(
    'DISCORD_TOKEN is not set: put your bot token there, or try everything without one with `npm run sandbox`',
  );
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  if (!(error instanceof BadInput) && error instanceof Error) console.error(error.stack);
  process.exit(error instanceof BadInput ? EXIT_USAGE : EXIT_FAILURE);
});
