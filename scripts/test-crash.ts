import { isDeepStrictEqual } from 'node:util';
import { bundleDesk } from '../tests/crash/bundle-desk.ts';
import { playStory, type Outcome } from '../tests/crash/story.ts';

/** Stories at once: each waits for its bot most of the time. */
const AT_ONCE = 3;

/** `npm run test:crash [-- --every 5]`: kills the bot (kill -9) at each moment of a story, and looks what is left. */
async function main(): Promise<void> {
  const at = process.argv.indexOf('--every');
  const every = at === -1 ? 1 : Number(process.argv[at + 1]);
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

await main();
