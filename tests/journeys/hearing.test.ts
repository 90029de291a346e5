import { describe, expect, it } from 'vitest';
import { repliesTo, setHearingStage } from '../support/hearing-stage.ts';
import { anAnswer } from '../support/verdicts.ts';

const unknown = () => ({ ...anAnswer(), outcome: 'unknown' as const, citations: [] });

describe('who puts a question to the bot', () => {
  it('is answered anywhere by its name, as a reply, and nobody is pinged', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan? @everyone`);
    const answer = await stage.answerIn(lounge);
    expect(repliesTo(answer, asked)).toBe(true);
    expect(answer.mentions).toEqual([]);
    expect(sandbox.buttonsOn(answer)).toContain('Ask staff');
    expect(stage.bot.asks.map(({ text }) => text)).toEqual(['why is my cost nan? @everyone']);
  });

  it('may call first and ask in the next line', async () => {
    const stage = await setHearingStage({ quiet: { unaskedMs: 80, askedMs: 300 } });
    const { sandbox, lena, lounge, mention } = stage;
    sandbox.sendMessage(lena, lounge, `hi ${mention}`);
    const second = sandbox.sendMessage(lena, lounge, `${mention} how do I reset my notebook?`);
    const answer = await stage.answerIn(lounge);
    expect(repliesTo(answer, second)).toBe(true);
    await stage.untilHeard();
    expect(stage.said(lounge)).toHaveLength(1);
    expect(stage.bot.asks[0]?.text).toBe('hi\nhow do I reset my notebook?');
  });

  it('may name it below what somebody else wrote', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, lounge, mention } = stage;
    const words = sandbox.sendMessage(tom, lounge, 'how do I download all notebooks?');
    sandbox.sendMessage(lena, lounge, mention, { replyTo: words });
    await stage.answerIn(lounge);
    expect(stage.bot.asks[0]?.text).toBe('how do I download all notebooks?');
  });

  it('is answered in direct messages, in private', async () => {
    const stage = await setHearingStage();
    const dm = stage.sandbox.openDm(stage.lena);
    const asked = stage.sandbox.sendMessage(stage.lena, dm, 'when is week 2 due?');
    await stage.answerIn(dm);
    const kept = await stage.bot.conversations.findByEvent(`message-${asked.id}`);
    expect(kept?.question.isPrivate).toBe(true);
    expect(kept?.question.serverId).toBeUndefined();
  });

  it('is greeted back, and thanks get silence', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    sandbox.sendMessage(lena, dm, 'hello!');
    expect((await stage.answerIn(dm)).content).toContain('/ask');
    sandbox.sendMessage(lena, dm, 'ok thanks!');
    await stage.untilHeard();
    expect(stage.said(dm)).toHaveLength(1);
  });

  it('is not put by talking about it', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    sandbox.sendMessage(lena, lounge, `I like how ${mention} looks with the new icon`);
    sandbox.sendMessage(lena, lounge, 'how do I reset my notebook?');
    await stage.untilHeard();
    expect(stage.said(lounge)).toEqual([]);
  });
});

describe('a follow-up', () => {
  it('in a reply to the answer is understood with the question before it', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    sandbox.sendMessage(lena, lounge, `${mention} when is the assignment of week 2 due?`);
    const first = await stage.answerIn(lounge);
    const second = sandbox.sendMessage(lena, lounge, 'and for week 3?', { replyTo: first });
    await stage.answerIn(lounge, (message) => repliesTo(message, second));
    expect(stage.bot.asks[1]).toMatchObject({
      text: 'and for week 3?',
      earlier: ['when is the assignment of week 2 due?'],
    });
  });

  it('in direct messages survives a restart', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    sandbox.sendMessage(lena, dm, 'why does my kernel die when I train the model?');
    await stage.answerIn(dm);
    await stage.restart();
    const second = sandbox.sendMessage(lena, dm, 'it says the same after that');
    await stage.answerIn(dm, (message) => repliesTo(message, second));
    expect(stage.bot.asks[0]?.earlier).toEqual(['why does my kernel die when I train the model?']);
  });

  it('in the thread of an answer is answered there, and thanks are not', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, help } = stage;
    sandbox.sendMessage(lena, help, 'how do I submit the assignment of week 2?');
    const thread = await stage.answerThread();
    await stage.answerIn(thread);
    const second = sandbox.sendMessage(lena, thread, 'and for week 3?');
    await stage.answerIn(thread, (message) => repliesTo(message, second));
    expect(stage.bot.asks[1]?.earlier).toEqual(['how do I submit the assignment of week 2?']);
    sandbox.sendMessage(lena, thread, 'ok thanks!');
    await stage.untilHeard();
    expect(stage.said(thread)).toHaveLength(2);
  });

  it('is left to the people who joined the thread', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, sam, help } = stage;
    sandbox.sendMessage(lena, help, 'how do I submit the assignment of week 2?');
    const thread = await stage.answerThread();
    await stage.answerIn(thread);
    sandbox.sendMessage(sam, thread, 'I will look into it');
    sandbox.sendMessage(lena, thread, 'which button is it on the new page?');
    await stage.untilHeard();
    expect(stage.said(thread)).toHaveLength(1);
  });
});

describe('an unasked question in a text help channel', () => {
  it('is answered in a thread on the message that asks, the whole burst once', async () => {
    const stage = await setHearingStage({ quiet: { unaskedMs: 200, askedMs: 40 } });
    const { sandbox, lena, help } = stage;
    sandbox.sendMessage(lena, help, 'hey guys');
    const line = sandbox.sendMessage(lena, help, 'why does my grader say wrong shape for dW?');
    sandbox.sendMessage(lena, help, 'its the second exercise');
    const thread = await stage.answerThread();
    await stage.answerIn(thread);
    expect(thread.id).toBe(line.id);
    expect(thread.name.length).toBeLessThanOrEqual(100);
    await stage.untilHeard();
    expect(stage.said(thread)).toHaveLength(1);
    expect(stage.said(help)).toEqual([]);
    const asked = stage.bot.asks.filter(({ text }) => text.includes('wrong shape'));
    expect(asked.map(({ text }) => text.split('\n').length)).toEqual([3]);
  });

  it('that the notes do not answer gets an honest answer and a way to a person', async () => {
    const stage = await setHearingStage({ answer: unknown });
    stage.sandbox.sendMessage(
      stage.lena,
      stage.help,
      'why does my lab page stay white, error 403?',
    );
    const answer = await stage.answerIn(await stage.answerThread());
    expect(answer.content).toContain('could not find');
    expect(stage.sandbox.buttonsOn(answer)[0]).toBe('Ask staff');
  });

  it.each([
    ['chatter', 'good morning everyone, week 2 was fun'],
    ['thanks', 'thanks, that worked!'],
    ['an announcement', 'Reminder: office hours start in 10 minutes'],
    ['an answer', 'try restarting the kernel and run all cells'],
    ['small talk in the form of a question', 'where is everybody from?'],
  ])('is not %s', async (_, text) => {
    const stage = await setHearingStage();
    stage.sandbox.sendMessage(stage.lena, stage.help, text);
    await stage.untilHeard();
    expect(stage.sandbox.threadsIn(stage.help)).toEqual([]);
    expect(stage.said(stage.help)).toEqual([]);
  });

  it('that may be none is answered only when the notes hold an answer', async () => {
    const text = 'homework 3 and the 68 percent';
    const silent = await setHearingStage({ answer: unknown });
    silent.sandbox.sendMessage(silent.lena, silent.help, text);
    await silent.untilHeard();
    expect(silent.said(silent.help)).toEqual([]);
    const kept = silent.sandbox.messagesIn(silent.help).map(({ id }) => `message-${id}`);
    expect(await silent.bot.conversations.findByEvent(kept[0] ?? '')).toBeUndefined();
  });

  it('of staff, or said to another person, is none', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, sam, help } = stage;
    sandbox.sendMessage(sam, help, 'how do I reset the notebook of week 2?');
    const words = sandbox.sendMessage(tom, help, 'my lab is done');
    sandbox.sendMessage(lena, help, 'how did you submit the lab?', { replyTo: words });
    sandbox.sendMessage(lena, help, `${tom.mention} how do I submit the lab?`);
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
    expect(stage.said(help)).toEqual([]);
  });

  it('is left to whoever answers first', async () => {
    const stage = await setHearingStage({ quiet: { unaskedMs: 250, askedMs: 40 } });
    const { sandbox, lena, tom, help } = stage;
    const asked = sandbox.sendMessage(lena, help, 'how do I submit the lab of week 2?');
    sandbox.sendMessage(tom, help, 'top right corner', { replyTo: asked });
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
  });

  it('that was deleted in time is none', async () => {
    const stage = await setHearingStage({ quiet: { unaskedMs: 250, askedMs: 40 } });
    const { sandbox, lena, help } = stage;
    const asked = sandbox.sendMessage(lena, help, 'how do I submit the lab of week 2?');
    sandbox.deleteMessage(lena, asked);
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
    expect(stage.said(help)).toEqual([]);
  });

  it('is answered in the channel where no thread may be opened', async () => {
    const stage = await setHearingStage();
    const { sandbox, guild, lena, help } = stage;
    sandbox.setPermissions(help, [{ for: guild.id, deny: ['CreatePublicThreads'] }]);
    sandbox.setPermissions(help, [{ for: guild.botRole, deny: ['CreatePublicThreads'] }]);
    const asked = sandbox.sendMessage(lena, help, 'how do I submit the lab of week 2?');
    expect(repliesTo(await stage.answerIn(help), asked)).toBe(true);
  });
});

describe('a post in a help forum', () => {
  it('is answered even before Discord has its first message', async () => {
    const stage = await setHearingStage();
    const post = stage.sandbox.createForumPost(stage.lena, stage.forum, {
      title: 'Grader',
      content: 'it always shows zero points',
      delayFirstMessageMs: 600,
    });
    await stage.answerIn(post);
    await stage.untilHeard();
    expect(stage.said(post)).toHaveLength(1);
  });

  it('is answered when the notes hold nothing, since it always asks', async () => {
    const stage = await setHearingStage({ answer: unknown });
    const post = stage.sandbox.createForumPost(stage.lena, stage.forum, {
      title: 'Week 2',
      content: 'planar data',
    });
    expect((await stage.answerIn(post)).content).toContain('could not find');
  });

  it.each([
    ['an announcement', 'lena', 'Reminder: the deadline is on Monday'],
    ['a post of staff', 'sam', 'How do I submit? Read this first.'],
  ] as const)('is left alone when it is %s', async (_, who, content) => {
    const stage = await setHearingStage();
    const post = stage.sandbox.createForumPost(stage[who], stage.forum, { title: 'News', content });
    await stage.untilHeard();
    expect(stage.said(post)).toEqual([]);
  });
});
