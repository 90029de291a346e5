import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { orUsage } from '../src/operations/read-arguments.ts';
import { startSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { readQuestionRows } from './evaluation/question-rows.ts';
import { describeMemory, describeTally, isLossless } from './soak/describe.ts';
import { BOUNDED, FLAT, sampleMemory, trendOf, type MemorySample } from './soak/memory.ts';
import { Traffic, type Asked } from './soak/traffic.ts';
import { startBotProcess, type BotProcess } from './support/bot-process.ts';
import { runScript, type Arguments } from './support/run-script.ts';
import { furnishCourse, type SandboxCourse } from './support/sandbox-course.ts';

const USAGE = `usage: npm run soak -- [--minutes N] [--rate N] [--load [--servers N] [--questions N] [--crowd N]]
  --minutes    how long: 30, or 10 with --load
  --rate       questions a second without --load, 2 unless given; one in ten goes on to staff, who reply and resolve
  --load       many servers with Discord's rate limits on, and a crowd that goes to staff at the same moment
  --servers    20 unless given    --questions  5000 unless given    --crowd  100 unless given
The bot is a process of its own. Ends with 1 when something was lost or memory grew beyond its limit.
A run of less than ten minutes says little of memory: caches still fill.`;

const SYNTAX = {
  usage: USAGE,
  options: {
    minutes: { type: 'string' },
    rate: { type: 'string', default: '2' },
    load: { type: 'boolean', default: false },
    servers: { type: 'string', default: '20' },
    questions: { type: 'string', default: '5000' },
    crowd: { type: 'string', default: '100' },
  },
} as const;

const GOLDEN = fileURLToPath(new URL('../tests/retrieval/golden.csv', import.meta.url));
const REPORTER = new URL('./soak/report-heap.mjs', import.meta.url);
/** Memory is looked at this often in a run; fewer say nothing of a slope. */
const SAMPLES = 30;
/** Without --load: every tenth question goes on to staff. */
const ESCALATED = 10;

type Options = ReturnType<typeof readOptions>;

async function main(read: Arguments<typeof SYNTAX>): Promise<void> {
  const options = readOptions(read);
  const config = readConfig(process.env);
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-soak-'));
  const memoryFile = join(dataDir, 'memory.jsonl');
  const sandbox = await startSandbox(options.load ? { rateLimits: 'discord' } : {});
  let bot: BotProcess | undefined;
  try {
    bot = await startBotProcess({
      environment: {
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATA_DIR: dataDir,
        KNOWLEDGE_DIR: config.knowledgeDir,
        SOAK_MEMORY_FILE: memoryFile,
        NODE_OPTIONS: `--import ${REPORTER.href}`,
      },
      logFile: join(dataDir, 'bot.log'),
    });
    await run(sandbox, bot, memoryFile, options);
  } finally {
    await bot?.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Lets people ask while memory is looked at, and prints what came of both. */
async function run(sandbox: Sandbox, bot: BotProcess, memoryFile: string, options: Options) {
  const questions = (await readQuestionRows(GOLDEN)).map(({ question }) => question);
  const traffic = new Traffic(sandbox, questions);
  const courses = Array.from({ length: options.servers }, () => furnishCourse(sandbox));
  for (const course of courses) await setUp(sandbox, course);
  const samples: MemorySample[] = [];
  const ended = new AbortController();
  const sampling = watchMemory(bot.pid, memoryFile, options.minutes, samples, ended.signal);
  await drive(traffic, courses, options);
  ended.abort();
  await sampling;
  const trend = trendOf(samples, options.load ? BOUNDED : FLAT);
  console.log([describeTally(traffic.tally), describeMemory(samples, trend)].join('\n\n'));
  for (const { message } of sandbox.violations)
    console.error(`against Discord's rules: ${message}`);
  const isGood = isLossless(traffic.tally) && trend.isWithin && sandbox.violations.length === 0;
  process.exitCode = isGood && bot.exitCode === undefined ? 0 : 1;
}

/** Asks at a steady rate. With --load a crowd, asked before, goes to staff in the middle; else every tenth does. */
async function drive(traffic: Traffic, courses: readonly SandboxCourse[], options: Options) {
  const { questions, minutes, crowd } = options;
  const startedAt = performance.now();
  const work: Promise<unknown>[] = [];
  const waiting: Asked[] = [];
  for (let nth = 0; nth < questions; nth += 1) {
    await wait(Math.max(0, startedAt + (nth * minutes * 60_000) / questions - performance.now()));
    const course = courses[nth % courses.length];
    if (course === undefined) break;
    work.push(
      traffic.ask(course).then(async (asked) => {
        if (asked === undefined) return;
        if (options.load) waiting.push(asked);
        else if (nth % ESCALATED === 0) await workThrough(traffic, asked);
      }),
    );
    if (options.load && nth === Math.floor(questions / 2))
      work.push(...waiting.slice(-crowd).map(async (asked) => traffic.escalate(asked)));
  }
  await Promise.all(work);
}

/** A whole escalation: what stays open for ever would pile up of right. */
async function workThrough(traffic: Traffic, asked: Asked): Promise<void> {
  const card = await traffic.escalate(asked);
  if (card === undefined) return;
  await traffic.reply(asked, card);
  await traffic.resolve(asked, card);
}

async function watchMemory(
  pid: number,
  file: string,
  minutes: number,
  samples: MemorySample[],
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  while (!signal.aborted) {
    samples.push(await sampleMemory(pid, file, (performance.now() - startedAt) / 60_000));
    await wait((minutes * 60_000) / SAMPLES, undefined, { signal }).catch(() => undefined);
  }
}

async function setUp(sandbox: Sandbox, { manager, staffRoom, staffRole }: SandboxCourse) {
  const values = { 'staff-channel': staffRoom, 'staff-role': staffRole };
  await sandbox.slash(manager, staffRoom, 'setup', values).message();
}

function readOptions({ values }: Arguments<typeof SYNTAX>) {
  return orUsage(USAGE, () => {
    const { load } = values;
    const minutes = above0('minutes', values.minutes ?? (load ? '10' : '30'));
    const asked = load
      ? above0('questions', values.questions)
      : minutes * 60 * above0('rate', values.rate);
    const servers = load ? Math.ceil(above0('servers', values.servers)) : 1;
    return {
      load,
      minutes,
      servers,
      questions: Math.ceil(asked),
      crowd: above0('crowd', values.crowd),
    };
  });
}

function above0(name: string, given: string): number {
  const value = Number(given);
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`--${name} is a number above 0, not ${given}`);
}

runScript(SYNTAX, main);
