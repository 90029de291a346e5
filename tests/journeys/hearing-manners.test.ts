import { describe, expect, it } from 'vitest';
import type { AskLimits } from '../../src/core/ask-limits.ts';
import { repliesTo, setHearingStage } from '../support/hearing-stage.ts';

const QUESTION = 'why does my grader say wrong shape for dW?';

/** Nobody but staff has a question left. */
const spent: AskLimits = {
  take: async ({ isStaff }) =>
    Promise.resolve(
      isStaff
        ? { outcome: 'granted' }
        : { outcome: 'wait', whose: 'learner', until: new Date(Date.now() + 60_000) },
    ),
};

describe('who has asked too much', () => {
  it('hears of it where they called the bot, and nothing where they did not', async () => {
    const stage = await setHearingStage({ limits: spent });
    const { sandbox, lena, help, forum, lounge, mention } = stage;
    sandbox.sendMessage(lena, help, QUESTION);
    const post = sandbox.createForumPost(lena, forum, { title: 'dW', content: QUESTION });
    const called = sandbox.sendMessage(lena, lounge, `${mention} ${QUESTION}`);
    const told = await stage.answerIn(lounge, (message) => repliesTo(message, called));
    expect(told.content).toContain('lot of questions');
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
    expect(stage.said(help)).toEqual([]);
    expect(stage.said(post)).toEqual([]);
    // It showed "typing" in the places where it then said nothing.
    expect(sandbox.calls.filter(({ route }) => route.endsWith('/typing'))).toEqual([]);
  });

  it('is not told either for more words in the thread of an answer', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, help } = stage;
    sandbox.sendMessage(lena, help, QUESTION);
    const thread = await stage.answerThread();
    await stage.answerIn(thread);
    await stage.restart({ limits: spent });
    sandbox.sendMessage(lena, thread, 'and what is the right shape for db?');
    await stage.untilHeard();
    expect(stage.said(thread)).toHaveLength(1);
  });
});

describe('a question that is edited before it is answered', () => {
  it('is answered as it stands then', async () => {
    const stage = await setHearingStage({ quiet: { unaskedMs: 600, askedMs: 40 } });
    const { sandbox, lena, help } = stage;
    const asked = sandbox.sendMessage(lena, help, QUESTION);
    sandbox.editMessage(lena, asked, 'why does my grader say wrong shape for db2?');
    await stage.answerIn(await stage.answerThread());
    await stage.untilHeard();
    const texts = stage.bot.asks.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('db2'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('dW'))).toEqual([]);
  });
});
