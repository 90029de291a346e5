import { describe, expect, test } from 'vitest';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { asDocumentId, asPassageId, asServerId } from '../../../src/core/ids.ts';
import { makeAnswerKnownPhrasing, type Phrasing } from '../../../src/core/knowledge/phrasing.ts';
import type { Passage } from '../../../src/core/passage.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import { PLAIN_META } from '../../support/memory-source.ts';
import { anAnswer } from '../../support/verdicts.ts';

const SERVER = asServerId('1');
const WORDING = 'Does a clock tick while I sit the little tests?';

const passage: Passage = {
  id: asPassageId(7),
  documentId: asDocumentId('quizzes.md'),
  path: 'quizzes.md',
  serverId: undefined,
  ordinal: 0,
  headings: [],
  place: { kind: 'heading', anchor: 'limits' },
  text: 'Quizzes have no time limit.',
  meta: { ...PLAIN_META, title: 'Quizzes', kind: 'faq' },
};

const UNKNOWN: Verdict = {
  outcome: 'unknown',
  confidence: 0.1,
  answerable: 0.1,
  signals: {},
  timings: {},
  generation: 1,
  citations: [],
};

interface World {
  readonly found?: Verdict;
  readonly isHidden?: boolean;
  readonly cosine?: number;
  readonly isModelDown?: boolean;
}

function ask(
  text: string,
  { found = UNKNOWN, isHidden = false, cosine = 1, isModelDown = false }: World = {},
  serverId: typeof SERVER | undefined = SERVER,
) {
  const phrasing: Phrasing = {
    documentId: passage.documentId,
    text: WORDING,
    recipe: 'r',
    vector: Float32Array.from([1, 0]),
  };
  const answer = makeAnswerKnownPhrasing({
    answerQuestion: async () => Promise.resolve(found),
    phrasings: {
      list: async () => Promise.resolve([phrasing]),
      target: async () =>
        Promise.resolve(isHidden ? undefined : { best: passage, passages: [passage] }),
    },
    embedder: {
      recipe: 'r',
      embedQuestion: async () => {
        if (isModelDown) throw new ModelUnavailable('away');
        return Promise.resolve(Float32Array.from([cosine, Math.sqrt(1 - cosine ** 2)]));
      },
    },
    generation: () => 3,
  });
  const scope = { audience: 'learner', serverId, courses: undefined, now: new Date(0) } as const;
  return answer({ text, scope });
}

describe('a wording that staff said a document answers', () => {
  test('is answered from it word for word, whatever the search would state', async () => {
    const stated = anAnswer({ text: 'Something else.' });
    const verdict = await ask('does a clock  tick while I sit the little TESTS', { found: stated });
    expect(verdict).toMatchObject({ outcome: 'answered', generation: 3 });
    expect(verdict.outcome === 'answered' && verdict.text).toContain('no time limit');
    expect(verdict.citations[0]?.documentId).toBe('quizzes.md');
  });

  test('is recognised in other words where the search found nothing, and only there', async () => {
    const reworded = 'Is it so that a clock ticks while I sit little tests';
    expect((await ask(reworded)).outcome).toBe('answered');
    expect((await ask(reworded, { cosine: 0.5 })).outcome).toBe('unknown');
    const stated = anAnswer({ text: 'Something else.' });
    expect(await ask(reworded, { found: stated })).toBe(stated);
  });

  test.each([
    { name: 'the document is hidden from this asker', world: { isHidden: true } },
    { name: 'the model is away, and the words differ', world: { isModelDown: true }, differs: true },
  ])('leads nowhere when $name', async ({ world, differs = false }) => {
    const text = differs ? 'A clock ticks while I sit the little tests' : WORDING;
    expect(await ask(text, world)).toBe(UNKNOWN);
  });
});
