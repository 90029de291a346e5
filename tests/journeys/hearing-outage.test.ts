import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-database.ts';
import { repliesTo, setHearingStage } from '../support/hearing-stage.ts';

/** Milliseconds: long enough for some requests to fail. */
const OUTAGE_MS = 400;

describe('what was written while the bot was away', () => {
  it('is answered once, wherever it was written', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, help, forum, lounge, mention } = stage;
    const dm = sandbox.openDm(lena);
    const before = sandbox.sendMessage(lena, dm, 'how do I submit my lab?');
    await stage.answerIn(dm, (message) => repliesTo(message, before));
    await stage.bot.stop();

    sandbox.sendMessage(lena, help, 'hello all');
    const line = sandbox.sendMessage(lena, help, 'why does my kernel die in week 2?');
    sandbox.sendMessage(tom, help, 'good morning');
    const named = sandbox.sendMessage(tom, lounge, `${mention} when is week 3 due?`);
    const direct = sandbox.sendMessage(lena, dm, 'why is my cost nan?');
    const post = sandbox.createForumPost(tom, forum, { title: 'Zero', content: 'I get 0 points' });

    stage.bot = await stage.start();
    await stage.answerIn(await stage.answerThread());
    await stage.answerIn(lounge, (message) => repliesTo(message, named));
    await stage.answerIn(dm, (message) => repliesTo(message, direct));
    await stage.answerIn(post);
    expect((await stage.answerThread()).id).toBe(line.id);

    await stage.restart();
    await stage.untilHeard();
    expect(stage.said(post)).toHaveLength(1);
    expect(stage.said(lounge)).toHaveLength(1);
    expect(stage.said(dm)).toHaveLength(2);
    expect(sandbox.threadsIn(help)).toHaveLength(1);
  });

  it('is not hidden by what is written before it could be read back', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, lounge, mention } = stage;
    await stage.untilHeard();
    await stage.bot.stop();
    const missed = sandbox.sendMessage(tom, lounge, `${mention} why is my cost nan?`);
    const route = '/threads/active';
    const lift = sandbox.faults.add({ kind: 'status', status: 503, match: { route } });
    stage.bot = await stage.start();
    const later = sandbox.sendMessage(lena, lounge, `${mention} when is week 3 due?`);
    await pause(OUTAGE_MS);
    lift();
    await stage.restart();
    await stage.answerIn(lounge, (message) => repliesTo(message, missed));
    await stage.answerIn(lounge, (message) => repliesTo(message, later));
    await stage.untilHeard();
    expect(stage.said(lounge)).toHaveLength(2);
  });

  // One request that failed while it was gone through ended the reading: the rest was never answered.
  it('is answered although Discord does not tell at once who wrote it', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, help, lounge, mention } = stage;
    await stage.untilHeard();
    await stage.bot.stop();
    const line = sandbox.sendMessage(lena, help, 'why does my kernel die in week 2?');
    const named = sandbox.sendMessage(tom, lounge, `${mention} when is week 3 due?`);
    const route = `/members/${lena.id}`;
    const lift = sandbox.faults.add({ kind: 'drop-before', match: { route } });
    stage.bot = await stage.start();
    await sandbox.waitFor(() => sandbox.calls.some(({ path }) => path.includes(route)));
    await pause(OUTAGE_MS);
    lift();
    expect((await stage.answerThread()).id).toBe(line.id);
    await stage.answerIn(lounge, (message) => repliesTo(message, named));
  });

  it('just after its first start is answered, also where its clock runs ahead of Discord', async () => {
    const clock = { now: () => Date.now() - 60_000 };
    const { sandbox, lena, lounge, mention, ...stage } = await setHearingStage({}, { clock });
    await stage.bot.stop();
    const missed = sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan?`);
    await stage.restart();
    await stage.answerIn(lounge, (message) => repliesTo(message, missed));
  });

  it('before its first start is left alone', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, help } = stage;
    await stage.bot.stop();
    sandbox.sendMessage(lena, help, 'how do I submit my lab of week 2?');
    stage.bot = await stage.start({ dataDir: await freshFolder() });
    await stage.bot.setUp(stage.guild.id, [help.id]);
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
  });

  it('and answered by a person meanwhile is left to them', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, help } = stage;
    await stage.untilHeard();
    await stage.bot.stop();
    const asked = sandbox.sendMessage(lena, help, 'why does my kernel die in week 2?');
    sandbox.sendMessage(tom, help, 'too little memory', { replyTo: asked });
    stage.bot = await stage.start();
    await stage.untilHeard();
    expect(sandbox.threadsIn(help)).toEqual([]);
  });

  it('is answered when the gateway comes back with a new session', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    await stage.untilHeard();
    sandbox.gateway.disconnectAll({ resumable: false });
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan?`);
    await stage.answerIn(lounge, (message) => repliesTo(message, asked));
  });
});

describe('when Discord refuses', () => {
  it('a reply to a deleted message, the answer stands by itself', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    sandbox.faults.add({
      kind: 'status',
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body', errors: {} },
      match: { method: 'POST', route: /\/messages$/ },
      times: 1,
    });
    sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan?`);
    const answer = await stage.answerIn(lounge);
    expect(answer.message_reference).toBeUndefined();
  });

  it('to let it write there, it says nothing elsewhere and goes on', async () => {
    const stage = await setHearingStage();
    const { sandbox, guild, lena, lounge, mention } = stage;
    sandbox.setPermissions(lounge, [{ for: guild.botRole, deny: ['SendMessages'] }]);
    sandbox.setPermissions(lounge, [{ for: guild.id, deny: ['SendMessages'] }]);
    sandbox.setPermissions(lounge, [{ for: lena, allow: ['SendMessages'] }]);
    sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan?`);
    await stage.untilHeard();
    expect(stage.said(lounge)).toEqual([]);
    expect(stage.said(sandbox.openDm(lena))).toEqual([]);
    expect(stage.faults).toEqual([]);
  });

  it('everything for a while, the question is answered afterwards, once', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    const lift = sandbox.faults.add({
      kind: 'drop-before',
      match: { method: 'POST', route: /\/messages$/ },
    });
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why is my cost nan?`);
    await pause(OUTAGE_MS);
    lift();
    await stage.answerIn(lounge, (message) => repliesTo(message, asked));
    await stage.untilHeard();
    expect(stage.said(lounge)).toHaveLength(1);
  });
});
