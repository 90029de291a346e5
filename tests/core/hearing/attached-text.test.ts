import { fc } from '../../support/fuzz.ts';
import { describe, expect, test } from 'vitest';
import {
  attachedBlock,
  excerptOf,
  fileKind,
  namedFiles,
  withoutNamedFiles,
} from '../../../src/core/hearing/attached-text.ts';
import { partsOf } from '../../../src/core/hearing/question-parts.ts';
import { MAX_EXCERPT_LENGTH } from '../../../src/core/hearing/tuning.ts';

const notebook = (outputs: readonly object[]) =>
  JSON.stringify({
    cells: [
      { cell_type: 'markdown', source: ['# Lab'] },
      { cell_type: 'code', source: ['A, cache = linear_forward(', 'A_prev)'], outputs },
      { cell_type: 'code', source: 'print(1)', outputs: [{ output_type: 'stream', text: ['1'] }] },
    ],
  });

describe('what is read of a file', () => {
  test('the traceback in the outputs of a notebook, without colours', () => {
    const excerpt = excerptOf(
      'notebook',
      notebook([
        {
          output_type: 'error',
          ename: 'ValueError',
          evalue: 'shapes (3,2) and (3,1) not aligned',
          traceback: [
            '\u001b[0;31m---------------------------------\u001b[0m',
            '\u001b[0;31mValueError\u001b[0m                  Traceback (most recent call last)',
            '\u001b[0;32m<ipython-input-3>\u001b[0m in \u001b[0;36m<module>\u001b[0;34m()\u001b[0m',
            '\u001b[0;31mValueError\u001b[0m: shapes (3,2) and (3,1) not aligned',
          ],
        },
      ]),
    );
    expect(excerpt).toContain('A, cache = linear_forward(A_prev)');
    expect(excerpt).not.toContain('\u001b');
    expect(partsOf(attachedBlock('lab.ipynb', excerpt ?? '')).error).toBe(
      'ValueError: shapes (3,2) and (3,1) not aligned',
    );
  });

  test('the last code of a notebook without errors', () => {
    expect(excerptOf('notebook', notebook([]))).toBe('print(1)');
  });

  test('nothing of what only claims to be a notebook', () => {
    expect(excerptOf('notebook', '{"cells": 3}')).toBeUndefined();
    expect(excerptOf('notebook', 'not json')).toBeUndefined();
  });

  test('the traceback of a log, its end otherwise', () => {
    const noise = 'INFO epoch done\n'.repeat(500);
    const trace = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 2';
    expect(excerptOf('text', `${noise}${trace}\n${noise}`)).toBe(trace);
    expect(excerptOf('text', `${noise}the end`)).toMatch(/the end$/);
  });

  test('the head of a table', () => {
    expect(excerptOf('table', 'a,b\n1,2\n3,4\n5,6\n7,8\n9,10')).toBe('a,b\n1,2\n3,4\n5,6');
  });

  // One line of a few hundred thousand characters once held everybody up for minutes, of millions for hours.
  test.each(['A1', 'a.', '"a/', '_', 'A.Error', '\t', 'e'])(
    'ends with a file that is one line of %j',
    (unit) => {
      const endless = unit.repeat(400_000 / unit.length);
      for (const kind of ['text', 'table', 'code', 'notebook'] as const)
        expect((excerptOf(kind, endless) ?? '').length).toBeLessThanOrEqual(
          MAX_EXCERPT_LENGTH * 2 + 2,
        );
    },
  );

  test('stays within the limit, whatever the file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('text' as const, 'table' as const, 'code' as const, 'notebook' as const),
        fc.string({ maxLength: 9000 }),
        (kind, text) => {
          expect((excerptOf(kind, text) ?? '').length).toBeLessThanOrEqual(
            MAX_EXCERPT_LENGTH * 2 + 2,
          );
        },
      ),
    );
  });
});

test.each([
  ['week2.ipynb', undefined, 'notebook'],
  ['out.LOG', undefined, 'text'],
  ['main.py', 'text/x-python', 'code'],
  ['scores.csv', undefined, 'table'],
  ['screenshot.png', 'image/png', 'picture'],
  ['noname', 'image/webp', 'picture'],
  ['model.h5', 'application/octet-stream', 'unknown'],
] as const)('%s is read as %s %s', (name, type, kind) => expect(fileKind(name, type)).toBe(kind));

describe('files that are yet to be read', () => {
  const names = ['a b.log', 'week`2.ipynb'];

  test.each(['why?', ''])('are found behind %j after a kill', (words) => {
    const text = [words, namedFiles(names)].filter((part) => part !== '').join('\n\n');
    expect(withoutNamedFiles(text, names)).toBe(words);
  });

  test.each(['why?', '', `why?\n\n${attachedBlock('a b.log', 'x')}`])(
    'are not seen in %j',
    (text) => expect(withoutNamedFiles(text, names)).toBeUndefined(),
  );

  test('are none where nothing was attached', () => {
    expect(withoutNamedFiles('why?', [])).toBeUndefined();
  });
});
