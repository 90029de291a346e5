import { isDeepStrictEqual } from 'node:util';
import { orUsage } from '../src/operations/read-arguments.ts';
import { bundleDesk } from '../tests/crash/bundle-desk.ts';
import { playStory, type Outcome } from '../tests/crash/story.ts';
import { runScript, type Arguments } from './support/run-script.ts';

/** Stories at once: each waits for its bot most of the time. */
const AT_ONCE = 3;

const SYNTAX = {
  usage: `usage: npm run test:crash -- [--every N]

Kills the bot (kill -9) at each moment of a story, or at each Nth, and looks what is left.`,
  options: { every: { type: 'string', default: '1' } },
} as const;

async function main({ values }: Arguments<typeof SYNTAX>): Promise<void> {
  const every = orUsage(SYNTAX.usage, () => {
    const given = Number(values.every);
    if (Number.isInteger(given) && given > 0) return given;
    throw new TypeError(`--every is a whole number from 1, not ${values.every}`);
  });
  const entry = await bundleDesk();
  let kills = 0;
  let wrong = 0;
  for (const kind of ['text', 'forum'] as const) {
    const whole = await playStory(entry, kind, Infinity);
    console.log(`${kind}: ${whole.moments} kill points, every ${every}.`, whole.seen);
    const left = Array.from({ length: Math.ceil(whole.moments / every) }, (_, n) => 1 + n * every);
    const work = async (): Promise<void> => {
      for (let moment = left.shift(); moment !== undefined; moment = left.shift()) {
        const outcome = await playStory(entry, kind, moment).catch((error: unknown) =>
          String(error),
        );
        if (typeof outcome !== 'string') kills += outcome.kills;
        const fault = compare(whole, outcome);
        if (fault === undefined) continue;
        wrong += 1;
        console.error(`${kind}, killed at moment ${moment}:`, fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  console.log(`${kills} kills tried, ${wrong} with something lost, doubled or out of order.`);
  process.exit(wrong === 0 ? 0 : 1);
}

function compare(whole: Outcome, outcome: Outcome | string): unknown {
  if (typeof outcome === 'string') return outcome;
  if (!isDeepStrictEqual(outcome.seen, whole.seen)) return outcome.seen;
  return outcome.violations.length === 0 ? undefined : outcome.violations;
}

runScript(SYNTAX, main);
