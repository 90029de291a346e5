import { join } from 'node:path';
import { startPageServer } from '../../src/sandbox/page-server/page-server.ts';
import type { PagePerson } from '../../src/sandbox/page-server/protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { buildPage } from './build-page.ts';
import { openInside } from './look-inside.ts';
import { pageTour } from './page-tour.ts';
import { startRestartableBot, type RestartableBot } from './restartable-bot.ts';
import type { SandboxCourse } from './sandbox-course.ts';

export interface OpenPageOptions {
  readonly sandbox: Sandbox;
  readonly course: SandboxCourse;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  /** 0 takes a free port; so does one that is taken. */
  readonly port: number;
}

/** The page with the real bot behind it. */
export interface OpenPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the page if need be, starts the bot in a process of its own, sets the course up, and serves. */
export async function openPage(options: OpenPageOptions): Promise<OpenPage> {
  const { sandbox, course, dataDir, knowledgeDir } = options;
  const pageDir = await buildPage();
  const bot = await startRestartableBot({
    environment: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: knowledgeDir,
    },
    logFile: join(dataDir, 'bot.log'),
  });
  try {
    await setUpCourse(sandbox, course);
    return await serve(options, pageDir, bot);
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

async function serve(
  { sandbox, course, dataDir, port }: OpenPageOptions,
  pageDir: string,
  bot: RestartableBot,
): Promise<OpenPage> {
  const inside = openInside(dataDir);
  const { guild, learner, staff } = course;
  const people: readonly PagePerson[] = [
    { id: learner.id, name: learner.name, part: 'learner' },
    { id: staff.id, name: staff.name, part: 'staff' },
  ];
  const shown = { sandbox, guild, people, tour: pageTour(course), pageDir, bot, inside };
  const server = await startPageServer({ ...shown, port }).catch(async (error: unknown) => {
    if (!isPortTaken(error)) throw error;
    return startPageServer(shown);
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await bot.stop();
      inside.close();
    },
  };
}

/** The visitor finds a course that is ready, and a staff member who may change what is set. */
async function setUpCourse(sandbox: Sandbox, course: SandboxCourse): Promise<void> {
  const { guild, staff, staffRole, manager, managerRole, staffRoom, help } = course;
  guild.setRoles(staff, [staffRole, managerRole]);
  const setup = sandbox.slash(manager, staffRoom, 'setup', {
    'staff-channel': staffRoom,
    'staff-role': staffRole,
    'help-channel': help,
  });
  await setup.message();
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
