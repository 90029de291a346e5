import { describe, expect, it } from 'vitest';
import { repliesTo, setHearingStage, type HearingStage } from '../support/hearing-stage.ts';
import { anAnswer } from '../support/verdicts.ts';

const FILE = { name: 'run.log', content: 'ValueError: shapes' };
const FILES = { route: '/attachments/' };
const PATIENT = { timeout: 60_000 };

/** A stage whose notes think about kernels until they may go on. */
async function withSlowNotes() {
  let goOn: () => void = () => undefined;
  const thought = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const stage = await setHearingStage({
    answer: async ({ text }) => {
      if (text.includes('kernel')) await thought;
      return anAnswer();
    },
  });
  return { stage, goOn: () => goOn() };
}

/** Waits until Discord has told the bot all that happened before. */
async function untilTold({ sandbox, tom, probe, mention, answerIn }: HearingStage): Promise<void> {
  const asked = sandbox.sendMessage(tom, probe, `${mention} when is week 3 due?`);
  await answerIn(probe, (message) => repliesTo(message, asked));
}

async function untilAsked({ bot, sandbox }: HearingStage, word: string): Promise<void> {
  await sandbox.waitFor(() => bot.asks.some(({ text }) => text.includes(word)));
}

/** Every message that the bot sent to a channel, also those that it took back. */
function sentTo({ sandbox }: HearingStage, { id }: { readonly id: string }) {
  const route = `/channels/${id}/messages`;
  return sandbox.calls.filter(({ method, path }) => method === 'POST' && path === route);
}

// It was answered, and the answer deleted again.
describe('a message that is deleted', () => {
  it('while it is thought about is given no answer, not even for a moment', async () => {
    const { stage, goOn } = await withSlowNotes();
    const { sandbox, lena, lounge, mention } = stage;
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why does my kernel die?`);
    await untilAsked(stage, 'kernel');
    sandbox.deleteMessage(lena, asked);
    await untilTold(stage);
    goOn();
    await stage.untilHeard();
    expect(sentTo(stage, lounge)).toEqual([]);
  });

  it('while its file is read is not even thought about', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    const lift = sandbox.faults.add({ kind: 'delay', ms: 1_500, match: FILES });
    const words = `${mention} why does my kernel die?`;
    const asked = sandbox.sendMessage(lena, lounge, words, { attachments: [FILE] });
    await sandbox.waitFor(() => sandbox.calls.some(({ route }) => route === FILES.route));
    sandbox.deleteMessage(lena, asked);
    await untilTold(stage);
    lift();
    await stage.untilHeard();
    expect(sentTo(stage, lounge)).toEqual([]);
    expect(stage.bot.asks.filter(({ text }) => text.includes('kernel'))).toEqual([]);
  });
});

// Of what was edited meanwhile the bot answered the first words, until it was asked again.
describe('a message that is edited', () => {
  it('while it is thought about is answered once, as it reads then', PATIENT, async () => {
    const { stage, goOn } = await withSlowNotes();
    const { sandbox, lena, lounge, mention } = stage;
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why does my kernel die?`);
    await untilAsked(stage, 'kernel');
    sandbox.editMessage(lena, asked, `${mention} why is my gradient zero?`);
    await untilTold(stage);
    goOn();
    await stage.answerIn(lounge, (message) => repliesTo(message, asked));
    await stage.untilHeard();
    expect(sentTo(stage, lounge)).toHaveLength(1);
    const known = await stage.bot.conversations.findByEvent(`message-${asked.id}`);
    expect(known?.question.text).toBe('why is my gradient zero?');
    expect(stage.bot.asks.filter(({ text }) => text.includes('gradient'))).toHaveLength(1);
  });

  it('and edited again and again is answered all the same', PATIENT, async () => {
    let edits = 0;
    const edit = { now: () => undefined as unknown };
    const stage = await setHearingStage({
      answer: async ({ text }) => {
        if (text.includes('kernel')) {
          edit.now();
          await untilTold(stage);
        }
        return anAnswer();
      },
    });
    const { sandbox, lena, lounge, mention } = stage;
    const asked = sandbox.sendMessage(lena, lounge, `${mention} why does my kernel die?`);
    edit.now = () => {
      edits += 1;
      sandbox.editMessage(lena, asked, `${mention} why does my kernel die ${edits}?`);
    };
    await stage.answerIn(lounge, (message) => repliesTo(message, asked));
    await stage.untilHeard();
    expect(sentTo(stage, lounge)).toHaveLength(1);
  });

  it('while the bot reads it back is answered as it reads then', PATIENT, async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    await stage.untilHeard();
    await stage.bot.stop();
    const lift = sandbox.faults.add({ kind: 'delay', ms: 1_500, match: FILES });
    const words = `${mention} why does my kernel die?`;
    const asked = sandbox.sendMessage(lena, lounge, words, { attachments: [FILE] });
    stage.bot = await stage.start();
    await sandbox.waitFor(() => sandbox.calls.some(({ route }) => route === FILES.route));
    sandbox.editMessage(lena, asked, `${mention} why is my gradient zero?`);
    await untilTold(stage);
    lift();
    await stage.answerIn(lounge, (message) => repliesTo(message, asked));
    await stage.untilHeard();
    expect(sentTo(stage, lounge)).toHaveLength(1);
    const texts = stage.bot.asks.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('gradient'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('kernel'))).toEqual([]);
  });
});
