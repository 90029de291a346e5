import { describe, expect, it } from 'vitest';
import { repliesTo, setHearingStage, type HearingStage } from '../support/hearing-stage.ts';
import { Life } from '../support/mortal.ts';

/** More moments than a question has, so that the last ones end by themselves. */
const MOST_MOMENTS = 60;

/** A life that is counted once the bot listens. */
class LaterLife extends Life {
  readonly death: Promise<void>;
  #isCounted = false;

  constructor(endsAt: number) {
    let die: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      die = resolve;
    });
    super(endsAt, () => die());
    this.death = death;
  }

  begin(): void {
    this.#isCounted = true;
  }

  override pass(): void {
    if (this.#isCounted) super.pass();
  }
}

/** Lets a bot of limited life hear something, then a whole one, and gives how often it was killed. */
async function killEverywhere(
  ask: (stage: HearingStage, nth: number) => { readonly id: string },
  answersTo: (stage: HearingStage, asked: { readonly id: string }) => number,
): Promise<number> {
  const stage = await setHearingStage();
  let kills = 0;
  for (let endsAt = 1; endsAt <= MOST_MOMENTS; endsAt += 1) {
    const life = new LaterLife(endsAt);
    await stage.restart({ life, onStarted: () => life.begin() });
    const asked = ask(stage, endsAt);
    const answered = stage.sandbox.waitFor(() => answersTo(stage, asked) > 0);
    await Promise.race([life.death, answered.catch(() => undefined)]);
    await stage.restart({});
    const wasKilled = life.isOver;
    await stage.sandbox.waitFor(() => answersTo(stage, asked) > 0, {
      what: `the answer after a kill at moment ${endsAt}`,
    });
    await stage.untilHeard();
    expect(answersTo(stage, asked), `killed at moment ${endsAt}`).toBe(1);
    if (!wasKilled) break;
    kills += 1;
  }
  return kills;
}

describe('a kill', () => {
  it('at any moment of a mention neither loses nor doubles the answer', async () => {
    const kills = await killEverywhere(
      ({ sandbox, lena, lounge, mention }, nth) =>
        sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan in run ${nth}?`),
      (stage, asked) => stage.said(stage.lounge).filter((one) => repliesTo(one, asked)).length,
    );
    expect(kills).toBeGreaterThan(4);
  });

  it('at any moment of an unasked question neither loses nor doubles the answer', async () => {
    const kills = await killEverywhere(
      ({ sandbox, lena, help }, nth) =>
        sandbox.sendMessage(lena, help, `why does the grader show zero points in lab ${nth}?`),
      (stage, asked) => {
        const thread = stage.sandbox.threadsIn(stage.help).find(({ id }) => id === asked.id);
        return thread === undefined ? 0 : stage.said(thread).length;
      },
    );
    expect(kills).toBeGreaterThan(4);
  });

  it('at any moment of reading back loses nothing that was missed, in whatever channel', async () => {
    const stage = await setHearingStage();
    const { sandbox, tom, lena, forum, lounge, mention } = stage;
    await stage.untilHeard();
    let kills = 0;
    for (let endsAt = 1; endsAt <= MOST_MOMENTS; endsAt += 1) {
      await stage.bot.stop();
      const title = `Zero in run ${endsAt}`;
      const post = sandbox.createForumPost(tom, forum, { title, content: 'I get 0 points' });
      const words = `${mention} why is my cost nan in run ${endsAt}?`;
      const named = sandbox.sendMessage(lena, lounge, words);
      const answers = () => stage.said(lounge).filter((one) => repliesTo(one, named));
      const areAnswered = () => stage.said(post).length > 0 && answers().length > 0;
      const life = new LaterLife(endsAt);
      stage.bot = await stage.start({ life, onStarted: () => life.begin() });
      await Promise.race([life.death, sandbox.waitFor(areAnswered).catch(() => undefined)]);
      const wasKilled = life.isOver;
      await stage.restart({});
      await sandbox.waitFor(areAnswered, { what: `both answers after a kill at moment ${endsAt}` });
      await stage.untilHeard();
      expect([stage.said(post), answers()], `killed at moment ${endsAt}`).toMatchObject([
        [{}],
        [{}],
      ]);
      if (!wasKilled) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(4);
  });
});
