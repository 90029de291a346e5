import { describe, expect, it } from 'vitest';
import {
  choosePassages,
  nearerSection,
  nextSection,
  type FoundPassage,
} from '../../../src/core/answering/choose-passage.ts';
import { extractAnswers, extractNamed } from '../../../src/core/answering/extract-parts.ts';
import { questionParts } from '../../../src/core/answering/question-parts.ts';
import type { QuestionTerm } from '../../../src/core/answering/question-words.ts';
import { asDocumentId, asPassageId } from '../../../src/core/ids.ts';
import { PLAIN_META } from '../../support/memory-source.ts';

const asked = (...words: string[]): QuestionTerm[] =>
  words.map((word) => ({ word, term: 1, documentIdf: 2, passageIdf: 2, weight: 1 }));

function found(headings: string[], text: string, bm25: number, cosine: number): FoundPassage {
  const passage = {
    id: asPassageId(headings.join('').length),
    documentId: asDocumentId('a.md'),
    path: 'a.md',
    meta: PLAIN_META,
    serverId: undefined,
    ordinal: headings.length,
    headings,
    place: { kind: 'document' },
    text,
  } as const;
  return { passage, bm25, cosine };
}

const sampling = found(['Negative sampling'], 'It replaces the softmax.', 8, 0.6);
const howMany = found(
  ['Negative sampling', 'How many negative samples'],
  'Use 5 to 20 negative samples.',
  9,
  0.65,
);
const chosenHeadings = (passages: readonly { readonly headings: readonly string[] }[]) =>
  passages.map(({ headings }) => headings.at(-1));

describe('choosePassages', () => {
  it('takes the section that was asked about before a narrower one that repeats its words', () => {
    const chosen = choosePassages(
      [howMany, sampling],
      asked('negative', 'sampling'),
      'what is negative sampling',
    );
    expect(chosenHeadings(chosen)).toEqual(['Negative sampling']);
  });

  // "can i still submit late" was offered the sessions, and not what happens when a deadline is missed.
  it('has a next section, below another heading, where there is one', () => {
    const more = found(['Negative sampling'], 'It is cheap.', 7, 0.59);
    const terms = asked('negative', 'sampling');
    const next = (of: readonly FoundPassage[]) =>
      nextSection(of, sampling.passage, terms, 'what is negative sampling');
    expect(next([sampling, more, howMany])).toBe(howMany.passage);
    expect(next([sampling, more])).toBeUndefined();
  });

  it('takes a list of mistakes for an answer when mistakes were asked for, and else not', () => {
    const glove = found(['GloVe'], 'GloVe fits vectors to counts.', 7, 0.55);
    const mistakes = found(['Typical mistakes with GloVe'], 'Averaging too much.', 8, 0.6);
    const chosen = (question: string) =>
      chosenHeadings(choosePassages([glove, mistakes], asked('glove'), question));
    expect(chosen('word2vec vs glove')).toEqual(['GloVe']);
    expect(chosen('typical mistakes with glove')).toEqual(['Typical mistakes with GloVe']);
  });

  // "how do i unsubscribe before they charge me again" was told of a charge after the trial, and not how to cancel.
  it('says a nearer section too, unless its headings name what was asked', () => {
    const charged = found(['I was charged after the free trial'], 'The trial ends.', 9, 0.51);
    const cancel = found(['How do I cancel my subscription?'], 'Open My Purchases.', 6, 0.55);
    const far = found(['Can I get a refund?'], 'It depends.', 2, 0.3);
    const all = [charged, cancel, far];
    const terms = asked('unsubscribe', 'charged');
    expect(nearerSection(all, charged.passage, terms)).toBe(cancel.passage);
    expect(nearerSection(all, cancel.passage, terms)).toBeUndefined();
    expect(nearerSection(all, charged.passage, asked('charged', 'trial'))).toBeUndefined();
    const { text, used } = extractNamed([charged.passage, cancel.passage]);
    expect(text).toBe(
      '**I was charged after the free trial**\nThe trial ends.\n\n**How do I cancel my subscription?**\nOpen My Purchases.',
    );
    expect(used).toEqual([charged.passage, cancel.passage]);
  });

  it('takes the narrower one when it was asked about', () => {
    const chosen = choosePassages(
      [sampling, howMany],
      asked('many', 'negative', 'samples'),
      'how many negative samples',
    );
    expect(chosenHeadings(chosen)).toEqual(['How many negative samples']);
  });

  it('does not say why when it was asked what', () => {
    const why = found(['CTC', 'Why CTC is needed'], 'Audio is longer than text.', 5, 0.5);
    const what = found(
      ['CTC: connectionist temporal classification'],
      'CTC collapses repeats.',
      5,
      0.5,
    );
    const chosen = choosePassages([why, what], asked('ctc'), 'what is CTC');
    expect(chosen).toEqual([what.passage]);
  });

  it('says what it is when that was asked, before what else there is to tell of it', () => {
    const brain = found(['Is a neural network the same as a brain?'], 'No.', 6, 0.6);
    const words = found(['What is a neural network in simple words?'], 'A function.', 5, 0.55);
    const terms = asked('neural', 'network');
    expect(choosePassages([brain, words], terms, 'what is a neural network')).toEqual([
      words.passage,
    ]);
    expect(choosePassages([brain, words], terms, 'neural network?')).toEqual([words.passage]);
  });

  it('says why when it was asked why', () => {
    const how = found(['How do I normalize inputs?'], 'Subtract the mean.', 5, 0.6);
    const why = found(['Why does normalizing inputs help training?'], 'Contours.', 5, 0.5);
    const chosen = choosePassages([how, why], asked('normalize', 'inputs'), 'why normalize inputs');
    expect(chosen).toEqual([why.passage]);
  });

  it('takes the cell that holds a pasted error, whatever heading stands above it', () => {
    const first = found([], 'def charge(v): return undefined_name', 3, 0.5);
    const failing = found(['Calibrate it'], 'NameError: undefined_name', 6, 0.7);
    const chosen = choosePassages(
      [first, failing],
      asked('nameerror'),
      'NameError: undefined_name',
    );
    expect(chosen).toEqual([failing.passage]);
  });

  it('leaves the choice to the search where headings say nothing', () => {
    const other = found([], 'Second.', 4, 0.4);
    const first = found([], 'First.', 5, 0.5);
    expect(choosePassages([other, first], asked('word'), 'word?')).toEqual([first.passage]);
  });

  const self = found(['Self-attention'], 'Each word looks at the others.', 4, 0.5);
  const multi = found(['Multi-head attention'], 'Self-attention several times.', 6, 0.6);

  it('answers both of two questions, in their order', () => {
    const terms = asked('self', 'attention', 'multi', 'head');
    const chosen = choosePassages(
      [multi, self],
      terms,
      'what is self attention and multi head attention',
    );
    expect(chosen).toEqual([self.passage, multi.passage]);
    const { text, used } = extractAnswers(chosen, chosen, terms);
    expect(text).toBe('Each word looks at the others.\n\nSelf-attention several times.');
    expect(used).toEqual(chosen);
  });

  it('answers a comparison from the one section that compares', () => {
    const compare = found(['GRU or LSTM'], 'The GRU is simpler.', 5, 0.5);
    const gru = found(['GRU'], 'A GRU has two gates.', 5, 0.5);
    const question = 'is it better to use GRU, and what is LSTM';
    expect(choosePassages([gru, compare], asked('gru', 'lstm'), question)).toEqual([
      compare.passage,
    ]);
  });
});

describe('questionParts', () => {
  it.each([
    ['why do we use pooling, does it have parameters', 2],
    ['what is logistic regression and what is its cost? also why not squared error', 3],
    ['what is U-Net / transpose convolution', 2],
    ['what is the difference between GRU and LSTM', 1],
    ['how do I split train and test data', 1],
    ['?', 1],
    ['', 1],
  ])('%s: %i', (question, parts) => {
    expect(questionParts(question)).toHaveLength(parts);
  });
});
