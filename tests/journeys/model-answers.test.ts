import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asServerId } from '../../src/core/ids.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { asked, draft, startWritingWorld, type WritingWorld } from '../support/writing-world.ts';

const RETAKE = 'How often can I retake a quiz?';
const TRUE = 'You can retake a quiz as often as you like.';
const BEST = 'The best score counts.';

let world: WritingWorld;
const log = new MemoryLog();
beforeAll(async () => {
  world = await startWritingWorld({ log });
});
afterAll(async () => {
  await world.close();
});

/** Each question of its own: what was written once is cached. */
const quote = async (text: string) => world.knowledge.quoteNotes(asked(text));

describe('a model that writes', () => {
  it('is shown the asker’s passages and question, and nothing that staff alone may see', async () => {
    world.model.script({ kind: 'say', text: draft([TRUE, 1], [BEST, 1]) });
    const verdict = await world.knowledge.answerQuestion(asked(RETAKE));
    expect(verdict).toMatchObject({ outcome: 'answered', text: `${TRUE} ${BEST} [1]` });
    expect(verdict.citations[0]?.path).toBe('quizzes.md');
    const solution = 'how is the dinosaur assignment with clip and sample of RNN solved';
    await world.knowledge.answerQuestion(asked(solution));
    const sent = world.model.requests.map(({ raw }) => raw).join('\n');
    expect(sent).toContain(RETAKE);
    expect(sent).not.toContain('HUSHHUSH');
  });

  it('that lies in every third sentence gives an answer without the lies', async () => {
    const text = draft(
      [TRUE, 1],
      ['After three attempts the platform asks you to wait until the next day.', 1],
      ['After five attempts your account is locked.', 1],
      [BEST, 1],
      ['The worst score counts.', 1],
    );
    world.model.script({ kind: 'say', text });
    const verdict = await world.knowledge.answerQuestion(
      asked('how many times may I retake a quiz'),
    );
    if (verdict.outcome !== 'answered') throw new Error('not answered');
    expect(verdict.text).toContain('as often as you like');
    expect(verdict.text).toContain('wait until the next day');
    expect(verdict.text).toContain(BEST);
    expect(verdict.text).not.toMatch(/five|locked|worst/);
  });

  it.each([
    ['says that the notes do not hold it', '{"found": false, "sentences": []}'],
    ['speaks no JSON', 'I would say that you can retake it.'],
    ['speaks broken JSON', '{"found": true, "sentences": [{"text": "You can'],
    ['cites numbers that do not exist', draft([TRUE, 7])],
    ['cites nothing', draft([TRUE])],
    ['says something true that answers something else', draft(['Quizzes have no time limit.', 2])],
    ['only lies', draft(['You can retake a quiz twice a year.', 1])],
  ])('that %s leaves the notes to answer', async (what, text) => {
    world.model.script({ kind: 'say', text });
    const question = `can I retake a quiz again, and how often? (${what.length})`;
    const verdict = await world.knowledge.answerQuestion(asked(question));
    const plain = await quote(question);
    expect(verdict.outcome).toBe(plain.outcome);
    if (verdict.outcome === 'answered' && plain.outcome === 'answered')
      expect(verdict.text).toBe(plain.text);
  });

  it('is asked once for one question, whatever its words, until the notes change', async () => {
    world.model.script({ kind: 'say', text: draft(['Quizzes have no time limit.', 1]) });
    const first = await world.knowledge.answerQuestion(asked('Do quizzes have a time limit?'));
    const before = world.model.requests.length;
    const second = await world.knowledge.answerQuestion(asked('do quizzes have a time limit'));
    expect(world.model.requests.length).toBe(before);
    expect(second).toMatchObject({ text: 'Quizzes have no time limit. [1]' });
    expect(first).toMatchObject({ text: 'Quizzes have no time limit. [1]' });
  });

  it('restates a follow-up before it is searched', async () => {
    world.model.script(({ rules }) =>
      rules.includes('Restate')
        ? { kind: 'say', text: '{"question": "How often can I retake a quiz?"}' }
        : { kind: 'say', text: draft([TRUE, 1]) },
    );
    const ask = asked('and how often again?', { earlier: ['Can I retake a quiz?'] });
    const verdict = await world.knowledge.answerQuestion(ask);
    if (verdict.outcome === 'answered') expect(verdict.text).toContain('as often as you like');
    expect(world.model.requests.at(-1)?.data).toContain('How often can I retake a quiz?');
  });

  it('shows drafts of checked sentences alone, and stops when asked to', async () => {
    const text = draft(
      [TRUE, 1],
      ['Retakes cost 5 dollars each.', 1],
      [BEST, 1],
      ['Quizzes have no time limit.', 1, 2],
    );
    world.model.script({ kind: 'say', text, pieceLength: 8, pauseMs: 5 });
    const shown: string[] = [];
    const stop = new AbortController();
    const { scope } = asked(RETAKE);
    const verdict = await world.knowledge.answerQuestion(
      asked(RETAKE, {
        // Of another server: what was written for one is not told in the other.
        scope: { ...scope, serverId: asServerId('900000000000000001') },
        stop: stop.signal,
        onDraft: (soFar) => {
          if (soFar.outcome === 'answered') shown.push(soFar.text);
          stop.abort();
        },
      }),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.join('\n')).not.toContain('dollars');
    expect(verdict.outcome).toBe('answered');
    if (verdict.outcome === 'answered') expect(verdict.text).not.toContain('dollars');
  });
});

describe('a model that is down', () => {
  it('leaves the notes to answer, is told of once, rests, and comes back', async () => {
    log.events.length = 0;
    world.model.script({ kind: 'status', status: 401 });
    const before = world.model.requests.length;
    for (let at = 0; at < 6; at += 1) {
      const question = `Why do gradients vanish in an RNN? (${at})`;
      const verdict = await world.knowledge.answerQuestion(asked(question));
      expect(verdict).toEqual({ ...(await quote(question)), timings: verdict.timings });
    }
    // Three failures in a row, then it is left alone.
    expect(world.model.requests.length - before).toBe(3);
    const told = log.events.filter(({ event }) => event.startsWith('language model unavailable'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('LLM_API_KEY');
  });
});
