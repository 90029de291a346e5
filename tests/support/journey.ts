import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { furnishCourse, type SandboxCourse } from '../../scripts/support/sandbox-course.ts';
import { composeBot, type Bot } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/core/clock.ts';
import { silentLog, type Log } from '../../src/core/log.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { shareModels } from './shared-models.ts';

/** A few notes and known issues, so that a journey starts in a moment. */
const NOTES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));

/** A sandbox with a course, and the whole bot in it. */
export interface Journey {
  readonly sandbox: Sandbox;
  readonly course: SandboxCourse;
  readonly dataDir: string;
  /** The same bot, seen from another course's server. */
  inCourse(other: SandboxCourse): Journey;
  /** Ends the bot and starts another one over the same data. */
  restart(): Promise<void>;
  stopBot(): Promise<void>;
  /** Staff's channel and role, as a manager sets them up. */
  setUp(): Promise<void>;
  end(): Promise<void>;
}

export interface JourneyOptions {
  readonly sandbox?: SandboxOptions;
  readonly log?: Log;
  /** Notes other than the few that journeys share. */
  readonly knowledgeDir?: string;
  /** The bot's time, where not the machine's. */
  readonly clock?: Clock;
  /** What is set beside the folders and the sandbox's address. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a journey. The real client, the real HTTP and WebSocket, the real index and embedder. */
export async function startJourney({
  sandbox: options,
  log = silentLog,
  knowledgeDir = NOTES,
  environment = {},
  clock,
}: JourneyOptions = {}): Promise<Journey> {
  const sandbox = await startSandbox(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-bot-'));
  shareModels(dataDir);
  const config = readConfig({
    DISCORD_API_URL: sandbox.apiUrl,
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: knowledgeDir,
    ...environment,
  });
  const boot = async (): Promise<Bot> => {
    const bot = await composeBot(config, log, clock);
    await bot.start(sandbox.token);
    return bot;
  };
  let bot: Bot | undefined = await boot();
  const stopBot = async () => {
    await bot?.stop();
    bot = undefined;
  };
  const seenFrom = (place: SandboxCourse): Journey => ({
    sandbox,
    course: place,
    dataDir,
    inCourse: seenFrom,
    stopBot,
    restart: async () => {
      await stopBot();
      bot = await boot();
    },
    setUp: async () => {
      const { manager, staffRoom, staffRole } = place;
      await sandbox
        .slash(manager, staffRoom, 'setup', { 'staff-channel': staffRoom, 'staff-role': staffRole })
        .message();
    },
    end: async () => {
      await stopBot();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
  return seenFrom(furnishCourse(sandbox));
}
