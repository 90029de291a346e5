import { isDeepStrictEqual } from 'node:util';
import { playStory, type Outcome } from '../tests/crash/story.ts';

/** `npm run test:crash [-- --every 5]`: kills the bot (kill -9) at each moment of a story, and looks what is left. */
async function main(): Promise<void> {
  const at = process.argv.indexOf('--every');
  const every = at === -1 ? 1 : Number(process.argv[at + 1]);
  let kills = 0;
  let wrong = 0;
  for (const kind of ['text', 'forum'] as const) {
    const whole = await playStory(kind, Infinity);
    console.log(`${kind}: ${whole.moments} kill points, every ${every}.`, whole.seen);
    for (let moment = 1; moment <= whole.moments; moment += every) {
      const outcome = await playStory(kind, moment).catch((error: unknown) => String(error));
      if (typeof outcome !== 'string') kills += outcome.kills;
      const fault = compare(whole, outcome);
      if (fault === undefined) continue;
      wrong += 1;
      console.error(`${kind}, killed at moment ${moment}:`, fault);
    }
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
