import { expect, test } from 'vitest';
import { DraftChecker } from '../../../src/core/answering/writing/draft-checker.ts';
import { readEvidence } from '../../../src/core/answering/writing/evidence.ts';
import { MAX_CITED, MAX_WRITTEN_SENTENCES } from '../../../src/core/answering/writing/tuning.ts';
import { asPassageId } from '../../../src/core/ids.ts';
import { aCitation } from '../../support/verdicts.ts';

const RETAKE = 'You can retake a quiz 3 times.';
const GRADER = 'The grader runs at night.';
const NEAR = Float32Array.from([1, 0]);

/** What is kept of a draft that cites these notes, the first as number 1; and what was embedded for it. */
async function check(
  notes: readonly string[],
  draft: readonly { readonly text: string; readonly sources: number[] }[],
) {
  const embedded: string[] = [];
  const embedder = {
    embed: async (texts: readonly string[]) => {
      embedded.push(...texts);
      return Promise.resolve(texts.map(() => NEAR));
    },
  };
  const sources = notes.map((text, at) => aCitation({ passageId: asPassageId(at + 1), text }));
  const evidence = await readEvidence(sources, embedder);
  embedded.length = 0;
  const checker = new DraftChecker({ sources, evidence: Promise.resolve(evidence), embedder });
  checker.take(draft);
  const kept = await checker.done();
  const { dropped } = checker;
  return {
    kept: kept.map(({ text, sources: of }) => [text, of.map(({ passageId }) => passageId)]),
    dropped,
    embedded,
  };
}

test('a true sentence is kept with the source that says it', async () => {
  const { kept, dropped } = await check([RETAKE, GRADER], [{ text: GRADER, sources: [2] }]);
  expect([kept, dropped]).toEqual([[[GRADER, [2]]], 0]);
});

test.each([[[99]], [[0]], [[-1]], [[3]]])(
  'a true sentence under the invented source %j is dropped, unread',
  async (sources) => {
    const { kept, dropped, embedded } = await check([RETAKE, GRADER], [{ text: RETAKE, sources }]);
    expect([kept, dropped, embedded]).toEqual([[], 1, []]);
  },
);

test('an invented source, or one that does not say it, is not listed beside the true one', async () => {
  const draft = [{ text: RETAKE, sources: [99, 2, 1, 1] }];
  expect((await check([RETAKE, GRADER], draft)).kept).toEqual([[RETAKE, [1]]]);
});

test('a true sentence under the number of another source is dropped', async () => {
  const { kept } = await check([RETAKE, GRADER], [{ text: RETAKE, sources: [2] }]);
  expect(kept).toEqual([]);
});

test('what was said is not said again, and an answer has an end', async () => {
  const notes = Array.from({ length: 9 }, (_, at) => `You can retake quiz number ${at + 1}.`);
  const [first = ''] = notes;
  const twice = await check(
    notes,
    [first, first].map((text) => ({ text, sources: [1] })),
  );
  expect([twice.kept.length, twice.dropped]).toEqual([1, 1]);
  const many = await check(
    [notes.join(' ')],
    notes.map((text) => ({ text, sources: [1] })),
  );
  expect(many.kept).toHaveLength(MAX_WRITTEN_SENTENCES);
  const wide = await check(
    notes,
    notes.map((text, at) => ({ text, sources: [at + 1] })),
  );
  expect(wide.kept).toHaveLength(MAX_CITED);
});
