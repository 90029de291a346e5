import { describe, expect, test } from 'vitest';
import {
  documentSearchText,
  embeddedText,
  plainWords,
} from '../../../src/core/indexing/search-text.ts';
import { PLAIN_META } from '../../support/memory-source.ts';

describe('plain words', () => {
  test.each([
    ['a [link](https://x.example/a_(b)) here', 'a link here'],
    ['![diagram](img/x.png) shown', 'diagram shown'],
    ['**bold** and *slanted* and _both_', 'bold and slanted and both'],
    ['## A heading\n- item\n> said', 'A heading\nitem\nsaid'],
    ['| a | b |\n| --- | --- |\n| 1 | 2 |', 'a b\n1 2'],
    ['line<br>break <!-- hidden --> end', 'line break end'],
    ['if `a_b_c < d` then', 'if a_b_c < d then'],
    ['```py\nx[1](2) = "**no**"\n```', 'x[1](2) = "**no**"'],
    ['ModuleNotFoundError: no_module_named', 'ModuleNotFoundError: no_module_named'],
    ['$a_{1} * b_{2}$', '$a_{1} * b_{2}$'],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('%j is read as %j', (markdown, words) => {
    expect(plainWords(markdown)).toBe(words);
  });
});

const PASSAGE = {
  headings: ['Fix', 'By hand'],
  place: { kind: 'document' },
  text: 'Do `x`.',
} as const;

test('a passage is embedded with its place in front', () => {
  expect(embeddedText({ ...PLAIN_META, title: 'Grader' }, PASSAGE)).toBe(
    'Grader > Fix > By hand\nDo x.',
  );
});

test('a document is found by its tags, its course, the course’s initials and its week', () => {
  const meta = {
    ...PLAIN_META,
    title: 'Gates',
    tags: ['LSTM', 'BPTT'],
    course: 'Sequence Models',
    week: 1,
  };
  const { title, body } = documentSearchText(meta, [PASSAGE]);
  for (const name of ['Gates', 'LSTM', 'BPTT', 'Sequence Models', 'SM', 'week 1'])
    expect(title).toContain(name);
  expect(body).toContain('By hand');
  expect(body).toContain('Do x.');
});
