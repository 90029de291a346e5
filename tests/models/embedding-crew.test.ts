import { describe, expect, it, vi } from 'vitest';
import { ModelUnavailable } from '../../src/core/errors.ts';
import { EmbeddingCrew } from '../../src/models/embedding-crew.ts';

/** A thread whose texts end when the test says so; a vector is the text's own number. */
function makeThread(starts: Promise<unknown> = Promise.resolve()) {
  const texts: string[] = [];
  const open: { end: () => void; fail: () => void }[] = [];
  let isClosed = false;
  return {
    texts,
    endAll: () => open.splice(0).forEach(({ end }) => end()),
    failAll: () => open.splice(0).forEach(({ fail }) => fail()),
    isClosed: () => isClosed,
    start: async () => {
      await starts;
      return { servedBy: 'native', dimensions: 1 } as const;
    },
    embed: async (text: string) =>
      await new Promise<Float32Array>((resolve, reject) => {
        texts.push(text);
        if (isClosed) reject(new ModelUnavailable('closed'));
        open.push({
          end: () => resolve(Float32Array.of(Number(text))),
          fail: () => reject(new ModelUnavailable('died')),
        });
      }),
    close: async () => {
      isClosed = true;
      open.splice(0).forEach(({ fail }) => fail());
      await Promise.resolve();
    },
  };
}

const passages = (count: number) => Array.from({ length: count }, (_, at) => String(at));

function embedAll(crew: EmbeddingCrew, count: number) {
  return Promise.all(passages(count).map((text) => crew.embed(text, 'passage')));
}

async function endUntil(work: Promise<unknown>, ...threads: ReturnType<typeof makeThread>[]) {
  let isDone = false;
  void work.finally(() => (isDone = true)).catch(() => undefined);
  await vi.waitUntil(() => {
    threads.forEach(({ endAll }) => endAll());
    return isDone;
  }, 60_000);
}

describe('EmbeddingCrew', () => {
  it('shares many passages among two threads, and gives each its own vector', async () => {
    const [first, helper] = [makeThread(), makeThread()];
    const crew = new EmbeddingCrew(first, () => helper);
    const work = embedAll(crew, 100);
    await endUntil(work, first, helper);
    expect((await work).map(([value]) => String(value))).toEqual(passages(100));
    expect(helper.texts.length).toBeGreaterThan(20);
    expect(first.texts.length + helper.texts.length).toBe(100);
    await crew.close();
    expect([first.isClosed(), helper.isClosed()]).toEqual([true, true]);
  });

  it('calls nobody for a few passages, nor for questions', async () => {
    const first = makeThread();
    const makeHelper = vi.fn(() => makeThread());
    const crew = new EmbeddingCrew(first, makeHelper);
    const work = Promise.all([
      embedAll(crew, 20),
      ...passages(40).map((text) => crew.embed(text, 'question')),
    ]);
    await endUntil(work, first);
    expect(makeHelper).not.toHaveBeenCalled();
    await crew.close();
  });

  it('does alone what its helper cannot do', async () => {
    const cannotStart = makeThread(Promise.reject(new ModelUnavailable('no memory')));
    const dies = makeThread();
    for (const helper of [cannotStart, dies]) {
      const first = makeThread();
      const crew = new EmbeddingCrew(first, () => helper);
      const work = embedAll(crew, 60);
      if (helper === dies) await vi.waitUntil(() => helper.texts.length > 0, 60_000);
      helper.failAll();
      await endUntil(work, first);
      expect(await work).toHaveLength(60);
      expect(first.texts).toHaveLength(60);
      await crew.close();
    }
  });

  it('refuses what waits when it is closed', async () => {
    const first = makeThread();
    const crew = new EmbeddingCrew(first, () => makeThread());
    const work = passages(60).map((text) => crew.embed(text, 'passage'));
    const settled = Promise.allSettled(work);
    await crew.close();
    expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(crew.embed('1', 'passage')).rejects.toThrow(ModelUnavailable);
  });
});
