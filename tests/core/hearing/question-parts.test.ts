import { fc } from '../../support/fuzz.ts';
import { describe, expect, test } from 'vitest';
import { partsOf, searchTextOf } from '../../../src/core/hearing/question-parts.ts';

const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "lab.py", line 7, in <module>',
  '    cost = compute_cost(A2, Y)',
  '  File "lab.py", line 3, in compute_cost',
  '    logprobs = np.multiply(np.log(A2), Y.T)',
  'ValueError: operands could not be broadcast together with shapes (1,5) (5,1)',
].join('\n');

describe('the parts of a question', () => {
  test('words, code and a traceback are told apart', () => {
    const parts = partsOf(
      `hi, why does this fail\n\`\`\`python\nZ = np.dot(W, X)\n\`\`\`\n${TRACEBACK}\nplease help`,
    );
    expect(parts.prose).toBe('hi, why does this fail\n\nplease help');
    expect(parts.code).toEqual(['Z = np.dot(W, X)']);
    expect(parts.tracebacks).toEqual([TRACEBACK]);
    expect(parts.error).toBe(
      'ValueError: operands could not be broadcast together with shapes (1,5) (5,1)',
    );
  });

  test('a traceback in a code block is one too, and of several errors the last is meant', () => {
    const first = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1';
    const parts = partsOf(`\`\`\`\n${first}\n${TRACEBACK}\n\`\`\``);
    expect(parts.tracebacks).toHaveLength(2);
    expect(parts.error).toMatch(/^ValueError/);
    expect(parts.code).toEqual([]);
  });

  test('the frames of a notebook are read', () => {
    const cell = [
      '---------------------------------------------------------------------------',
      'AssertionError                            Traceback (most recent call last)',
      '<ipython-input-12-3a> in <module>',
      '      1 w, b = initialize_with_zeros(2)',
      '----> 2 initialize_with_zeros_test(initialize_with_zeros)',
      '',
      'AssertionError: Wrong shape for w',
      'what now',
    ].join('\n');
    const parts = partsOf(cell);
    expect(parts.error).toBe('AssertionError: Wrong shape for w');
    expect(parts.prose).toBe('what now');
    expect(parts.identifiers).toContain('initialize_with_zeros_test');
  });

  test('an error within a sentence is found', () => {
    expect(partsOf("I get TypeError: 'NoneType' object is not callable, why?").error).toMatch(
      /^TypeError: 'NoneType' object/,
    );
  });

  test('an unclosed code block goes to the end', () => {
    expect(partsOf('look:\n```\na_b = 1').code).toEqual(['a_b = 1']);
  });
});

describe('what is searched', () => {
  test('plain words are searched as they are', () => {
    expect(searchTextOf('why is my cost nan?')).toBe('why is my cost nan?');
  });

  test('the error comes first, then the names, then the words', () => {
    const [error, names, prose] = searchTextOf(`${TRACEBACK}\nany idea?`).split('\n');
    expect(error).toMatch(/^ValueError: operands/);
    expect(names).toContain('compute_cost');
    expect(names).not.toContain('lab.py');
    expect(prose).toBe('any idea?');
  });

  test('never throws and never grows without bound', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4000 }), (text) => {
        const fenced = `\`\`\`\n${text}\n\`\`\``;
        expect(searchTextOf(fenced).length).toBeLessThanOrEqual(text.length + 2500);
      }),
    );
  });
});
