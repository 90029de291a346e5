import { describe, expect, it } from 'vitest';
import type { FoundPassage } from '../../../src/core/answering/choose-passage.ts';
import { followOn, ownWords, ownWordsFirst } from '../../../src/core/answering/follow-up.ts';
import type { QuestionTerm } from '../../../src/core/answering/question-words.ts';
import { asDocumentId, asPassageId } from '../../../src/core/ids.ts';
import type { KnowledgeKind } from '../../../src/core/passage.ts';
import { PLAIN_META } from '../../support/memory-source.ts';

const term = (word: string): QuestionTerm => ({
  word,
  term: 1,
  documentIdf: 2,
  passageIdf: 2,
  weight: 1,
});
const carried = (word: string): QuestionTerm => ({ ...term(word), isCarried: true });

let passages = 0;
function found(heading: string, text: string, kind: KnowledgeKind = 'note'): FoundPassage {
  passages += 1;
  const passage = {
    id: asPassageId(passages),
    documentId: asDocumentId('a.md'),
    path: 'a.md',
    meta: { ...PLAIN_META, kind },
    serverId: undefined,
    ordinal: passages,
    headings: [heading],
    place: { kind: 'document' },
    text,
  } as const;
  return { passage, bm25: 8, cosine: 0.5 };
}

const afterIt = (...said: FoundPassage[]) => new Set(said.map(({ passage }) => passage.id));

const padding = found('Padding', 'It adds zeros.');
const same = found('Same convolution', 'The padding keeps the size.');
const often = found('How often can I retake a quiz?', 'There is a waiting time.');
const wait = found('How long do I have to wait?', 'Several hours.');

describe('ownWordsFirst', () => {
  it('weighs what was asked before less than what is asked now', () => {
    const [before, now] = ownWordsFirst([carried('dropout'), term('l2')]);
    expect(before?.passageIdf).toBeLessThan(now?.passageIdf ?? 0);
  });

  it('leaves the words as they are where the follow-up asks nothing of its own', () => {
    const terms = [carried('dropout'), term('exactly')];
    expect(ownWordsFirst(terms)).toEqual(terms);
  });
});

describe('ownWords', () => {
  it('are those that are asked now, or all where nothing is', () => {
    expect(ownWords([carried('gru'), term('lstm')])).toEqual(['lstm']);
    expect(ownWords([carried('gru'), term('exactly')])).toEqual(['gru', 'exactly']);
  });
});

describe('followOn', () => {
  it('leaves out what was said where another section names what is asked', () => {
    const terms = [carried('quiz'), carried('retake'), term('wait')];
    const chosen = followOn([often, wait], terms, 'how long do I wait then?', afterIt(often));
    expect(chosen).toEqual([wait]);
  });

  it('keeps what was said where no other holds more of what is asked', () => {
    const terms = [carried('quiz'), term('weekend')];
    const chosen = followOn([often, wait], terms, 'and at the weekend?', afterIt(often));
    expect(chosen).toEqual([often, wait]);
  });

  it('keeps what was said for who asks for the same in other words', () => {
    const other = found('L1', 'It drives weights to exactly zero.');
    const terms = [carried('padding'), term('exactly')];
    const chosen = followOn([padding, other], terms, 'what exactly?', afterIt(padding));
    expect(chosen).toEqual([padding, other]);
  });

  it('takes a stop word for a name where nothing else is asked', () => {
    const terms = [carried('padding')];
    expect(followOn([padding, same], terms, 'and same?', afterIt(padding))).toEqual([same]);
  });

  it('changes nothing of a question that stands alone', () => {
    const all = [padding, same];
    expect(followOn(all, [term('padding')], 'padding?', new Set())).toBe(all);
  });

  describe('on a known issue', () => {
    const symptom = found('Symptom', 'It still fails.', 'known-issue');
    const cause = found('Cause', 'The memory is full.', 'known-issue');
    const fix = found('Fix', 'Restart the kernel.', 'known-issue');
    const all = [symptom, cause, fix];

    it('asks for its cause with a why', () => {
      const terms = [carried('kernel'), term('happen')];
      expect(followOn(all, terms, 'why does it happen?', afterIt(fix))).toEqual([cause]);
    });

    it('is told the fix again, not the symptom, when it still fails', () => {
      const terms = [carried('kernel'), term('still'), term('fails')];
      expect(followOn(all, terms, 'it still fails', afterIt(fix))).toEqual([fix]);
    });
  });
});
