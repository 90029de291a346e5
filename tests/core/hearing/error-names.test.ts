import { describe, expect, test } from 'vitest';
import { errorWithin, namesError } from '../../../src/core/hearing/error-names.ts';

describe('a line that names an error', () => {
  test.each([
    'ValueError: shapes do not match',
    '  numpy.linalg.LinAlgError',
    'KeyboardInterrupt',
    'SystemExit: 1',
    'DeprecationWarning: np.bool is gone',
    'Error: missing cells',
    'error : missing cells',
    'fatal: not a repository',
    'myError: no',
    'urllib3.exceptions.MaxRetryError:',
  ])('%s', (line) => expect(namesError(line)).toBe(true));

  test.each([
    'I get ValueError: shapes do not match',
    'ValueError was raised',
    'Errors: none',
    'terror',
    'Error handling',
    'training: done',
    '',
    `${'A1'.repeat(2_000)}Error:`,
  ])('%s is none', (line) => expect(namesError(line)).toBe(false));
});

describe('an error within a line', () => {
  test.each([
    ['I get ValueError: shapes (3,2)', 'ValueError: shapes (3,2)'],
    ['why a np.linalg.LinAlgError here?', 'np.linalg.LinAlgError'],
    ['is .KeyError.args a tuple?', 'KeyError'],
    ['first OSError, then KeyError: 3', 'OSError'],
  ])('%s', (line, error) => expect(errorWithin(line)).toBe(error));

  test.each(['my Error is large', 'an error: none', 'the terror of it'])('%s: none', (line) =>
    expect(errorWithin(line)).toBeUndefined(),
  );
});
