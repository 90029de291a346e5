import { describe, expect, it } from 'vitest';
import { MAX_FILES } from '../../src/core/hearing/tuning.ts';
import { repliesTo, setHearingStage } from '../support/hearing-stage.ts';

const NOTEBOOK = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      source: ['grads = backward(', 'A2, Y)'],
      outputs: [
        {
          output_type: 'error',
          ename: 'ValueError',
          evalue: 'shapes (3,2) and (3,1) not aligned',
          traceback: ['\u001b[0;31mValueError\u001b[0m: shapes (3,2) and (3,1) not aligned'],
        },
      ],
    },
  ],
});

describe('what is attached to a question', () => {
  it('is read: the traceback in a notebook leads the search', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, lounge, mention } = stage;
    sandbox.sendMessage(lena, lounge, `${mention} what is wrong here?`, {
      attachments: [{ name: 'week2.ipynb', content: NOTEBOOK }],
    });
    const answer = await stage.answerIn(lounge);
    const [first] = (stage.bot.asks[0]?.text ?? '').split('\n');
    expect(first).toBe('ValueError: shapes (3,2) and (3,1) not aligned');
    expect(answer.content).not.toContain('cannot read');
  });

  it('is asked for as text when it is a picture, and the words are answered', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    sandbox.sendMessage(lena, dm, 'why do I get this error in week 2?', {
      attachments: [
        { name: 'screen.png', content: 'png', contentType: 'image/png' },
        { name: 'screen2.png', content: 'png', contentType: 'image/png' },
      ],
    });
    const answer = await stage.answerIn(dm);
    expect(answer.content).toContain('Open the notebook on the platform');
    expect(answer.content.match(/cannot read pictures/g)).toHaveLength(1);
  });

  it('is asked for as text when there is nothing else', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    const asked = sandbox.sendMessage(lena, dm, '', {
      attachments: [{ name: 'screen.png', content: 'png', contentType: 'image/png' }],
    });
    const answer = await stage.answerIn(dm);
    expect(answer.content).toMatch(/^I cannot read pictures/);
    expect(repliesTo(answer, asked)).toBe(true);
    expect(stage.bot.asks).toEqual([]);
  });

  it('is named when it is too large or of no kind that is read', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    // Of files the sandbox records those requests alone that a fault hits.
    sandbox.faults.add({ kind: 'delay', ms: 1, match: { route: '/attachments' } });
    sandbox.sendMessage(lena, dm, 'why does my model not load?', {
      attachments: [
        { name: 'big.log', content: Buffer.alloc(4_000_001, 'x') },
        { name: 'model.h5', content: 'x', contentType: 'application/octet-stream' },
      ],
    });
    const { content } = await stage.answerIn(dm);
    expect(content).toContain('big.log');
    expect(content).toContain('model.h5');
    // What is said to be too large is not even loaded.
    expect(sandbox.calls.filter(({ route }) => route.includes('attachments'))).toEqual([]);
  });

  it('is read up to a number, and the rest is named', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    const attachments = Array.from({ length: MAX_FILES + 1 }, (_, at) => ({
      name: `run${at}.log`,
      content: `KeyError: lost${at}`,
    }));
    sandbox.sendMessage(lena, dm, 'why do my runs not end?', { attachments });
    const { content } = await stage.answerIn(dm);
    expect(content).toContain(`run${MAX_FILES}.log`);
    expect(content).not.toContain(`run${MAX_FILES - 1}.log`);
    const asked = stage.bot.asks[0]?.text ?? '';
    expect(asked).toContain(`lost${MAX_FILES - 1}`);
    expect(asked).not.toContain(`lost${MAX_FILES}`);
  });

  it('and cannot be loaded does not hold up the answer', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    sandbox.faults.add({ kind: 'drop-before', match: { route: '/attachments' } });
    sandbox.sendMessage(lena, dm, 'why does my model not load?', {
      attachments: [{ name: 'out.log', content: 'KeyError: 3' }],
    });
    expect((await stage.answerIn(dm)).content).toContain('Open the notebook');
  });
});

describe('Answer this', () => {
  it('is for the one who chose it, and Share here posts it once with who shared it', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, lounge } = stage;
    const words = sandbox.sendMessage(tom, lounge, 'how do I reset my notebook?');
    const menu = sandbox.messageMenu(lena, 'Answer this', words);
    const response = await menu.response();
    const own = await menu.message();
    expect(response.kind === 'message' && response.isPrivate).toBe(true);
    expect(sandbox.messagesIn(lounge, tom)).toHaveLength(1);

    await sandbox.clickButton(lena, own, 'Share here').message();
    const shared = await stage.answerIn(lounge, (message) => repliesTo(message, words));
    expect(shared.content).toContain(`Shared by ${lena.mention}`);
    expect(shared.mentions).toEqual([]);
    const publicOnes = stage.said(lounge).filter(({ flags = 0 }) => (flags & 64) === 0);
    expect(publicOnes).toHaveLength(1);
  });

  it('offers no sharing in direct messages', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena } = stage;
    const dm = sandbox.openDm(lena);
    const words = sandbox.sendMessage(lena, dm, 'how do I reset my notebook?');
    await stage.answerIn(dm);
    const own = await sandbox.messageMenu(lena, 'Answer this', words).message();
    expect(sandbox.buttonsOn(own)).not.toContain('Share here');
  });

  it('of a picture asks for text', async () => {
    const stage = await setHearingStage();
    const { sandbox, lena, tom, lounge } = stage;
    const words = sandbox.sendMessage(tom, lounge, '', {
      attachments: [{ name: 'screen.png', content: 'png', contentType: 'image/png' }],
    });
    const own = await sandbox.messageMenu(lena, 'Answer this', words).message();
    expect(own.content).toMatch(/^I cannot read pictures/);
  });
});
