import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.ts';
import { orUsage } from '../src/operations/read-arguments.ts';
import type { PersonHandle, Sandbox } from '../src/sandbox/sandbox.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { measureDesk } from './benchmark/measure-desk.ts';
import { spreadOf } from './benchmark/spread.ts';
import { readQuestionRows } from './evaluation/question-rows.ts';
import { startBotProcess } from './support/bot-process.ts';
import { runScript, type Arguments } from './support/run-script.ts';
import { furnishCourse, type SandboxCourse } from './support/sandbox-course.ts';

const USAGE = `usage: npm run bench:discord -- [--one N] [--crowd N] [--rounds N] [--json OUT]
  --one     questions asked one after another, 120 unless given
  --crowd   learners who ask at the same moment, 50 unless given
  --rounds  how often they do, 3 unless given
  --past    past escalations among which staff look things up, 10,000 unless given
Measured in a sandbox, from the dispatch of a command to the bot's requests; the bot is a process of its own.`;

const SYNTAX = {
  usage: USAGE,
  options: {
    one: { type: 'string', default: '120' },
    crowd: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
    past: { type: 'string', default: '10000' },
    json: { type: 'string' },
  },
} as const;

const GOLDEN = fileURLToPath(new URL('../tests/retrieval/golden.csv', import.meta.url));
/** Questions before the clock counts: a process that has just started compiles its code. */
const WARM_UP = 10;

interface Options {
  readonly one: number;
  readonly crowd: number;
  readonly rounds: number;
  readonly past: number;
  readonly json: string | undefined;
}

/** Milliseconds from the dispatch. */
interface Times {
  readonly acknowledged: number;
  readonly answered: number;
}

async function main(read: Arguments<typeof SYNTAX>): Promise<void> {
  const options = readOptions(read);
  const config = readConfig(process.env);
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-bench-discord-'));
  const sandbox = await startSandbox();
  mkdirSync(dataDir, { recursive: true });
  const bot = await startBotProcess({
    environment: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATA_DIR: dataDir,
      KNOWLEDGE_DIR: config.knowledgeDir,
    },
    logFile: join(dataDir, 'bot.log'),
  });
  try {
    const asked = await measure(sandbox, options);
    const report = { ...asked, desk: await measureDesk(sandbox, dataDir, options.past) };
    const file = options.json ?? join(config.dataDir, 'bench-discord.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    console.log(describe(report));
    console.log(`\nwritten to ${file}`);
  } finally {
    await bot.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(sandbox: Sandbox, { one, crowd, rounds }: Options) {
  const course = furnishCourse(sandbox);
  const questions = (await readQuestionRows(GOLDEN)).map(({ question }) => question);
  const asking = (nth: number) => questions[nth % questions.length] ?? '';
  const learners = Array.from({ length: Math.max(crowd, one + WARM_UP) }, (_, nth) =>
    course.guild.addMember({ name: `Learner ${nth}` }),
  );
  const at = (nth: number): Ask => {
    const learner = learners[nth % learners.length] ?? course.learner;
    return { sandbox, course, learner, question: asking(nth) };
  };
  for (let nth = 0; nth < WARM_UP; nth += 1) await timeAsk(at(nth));
  const alone: Times[] = [];
  for (let nth = 0; nth < one; nth += 1) alone.push(await timeAsk(at(WARM_UP + nth)));
  const together: Times[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const asked = Array.from({ length: crowd }, async (_, nth) => timeAsk(at(round * crowd + nth)));
    together.push(...(await Promise.all(asked)));
  }
  return { oneByOne: figuresOf(alone), atOnce: { learners: crowd, ...figuresOf(together) } };
}

type Report = Awaited<ReturnType<typeof measure>> & {
  readonly desk: Awaited<ReturnType<typeof measureDesk>>;
};

interface Ask {
  readonly sandbox: Sandbox;
  readonly course: SandboxCourse;
  readonly learner: PersonHandle;
  readonly question: string;
}

async function timeAsk({ sandbox, course, learner, question }: Ask): Promise<Times> {
  const started = performance.now();
  const asked = sandbox.slash(learner, course.questions, 'ask', { question });
  await asked.settled();
  const acknowledged = performance.now() - started;
  await asked.message();
  return { acknowledged, answered: performance.now() - started };
}

function figuresOf(times: readonly Times[]) {
  return {
    questions: times.length,
    acknowledged: spreadOf(times.map(({ acknowledged }) => acknowledged)),
    answered: spreadOf(times.map(({ answered }) => answered)),
  };
}

function describe({ oneByOne, atOnce, desk }: Report): string {
  const row = (name: string, { p50, p95, longest }: Report['oneByOne']['answered']) =>
    [name.padEnd(36), ...[p50, p95, longest].map((ms) => ms.toFixed(1).padStart(8))].join('');
  return [
    'ms from the dispatch of /ask'.padEnd(36) + '     p50     p95 longest',
    row('one by one, acknowledged', oneByOne.acknowledged),
    row('one by one, answered', oneByOne.answered),
    row(`${atOnce.learners} at once, acknowledged`, atOnce.acknowledged),
    row(`${atOnce.learners} at once, answered`, atOnce.answered),
    '',
    `ms with ${desk.past} past escalations`,
    ...desk.looks.map(({ what, ...figures }) => row(what, figures)),
  ].join('\n');
}

function readOptions({ values }: Arguments<typeof SYNTAX>): Options {
  return orUsage(USAGE, () => {
    const counts = [values.one, values.crowd, values.rounds, values.past].map(Number);
    for (const count of counts)
      if (!Number.isInteger(count) || count < 1) throw new TypeError('counts are from 1');
    const [one = 1, crowd = 1, rounds = 1, past = 1] = counts;
    return { one, crowd, rounds, past, json: values.json };
  });
}

runScript(SYNTAX, main);
