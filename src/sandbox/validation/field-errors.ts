import type { $ZodIssue } from 'zod/v4/core';
import type { FieldError } from '../state/errors.ts';

/** Zod's issues as Discord names them. Of a union, the branch that came nearest speaks. */
export function fieldErrors(
  issues: readonly $ZodIssue[],
  above: readonly (string | number)[] = [],
): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? '?' : key))];
    if (issue.code === 'invalid_union') {
      const branch = nearest(issue.errors);
      if (branch) return fieldErrors(branch, path);
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'UNKNOWN_FIELD',
        message: 'This field is not part of the schema.',
      }));
    }
    return [{ path, ...named(issue) }];
  });
}

function named(issue: $ZodIssue): { code: string; message: string } {
  if (issue.code === 'too_big') return outOfRange(issue.origin, issue.maximum, 'MAX', 'fewer');
  if (issue.code === 'too_small') return outOfRange(issue.origin, issue.minimum, 'MIN', 'more');
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
      : { code: `${issue.expected.toUpperCase()}_TYPE_CONVERT`, message: issue.message };
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String).join(', ');
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${choices}}.` };
  }
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

function outOfRange(
  origin: string,
  bound: number | bigint,
  end: 'MAX' | 'MIN',
  word: 'fewer' | 'more',
): { code: string; message: string } {
  const isNumber = origin === 'number' || origin === 'int';
  const kind = isNumber ? `NUMBER_TYPE_${end}` : `BASE_TYPE_${end}_LENGTH`;
  const suffix = isNumber ? '' : ' in length';
  return { code: kind, message: `Must be ${bound.toString()} or ${word}${suffix}.` };
}

/** Of several branches: the one whose `type` fits, and of those the one with the fewest issues. */
function nearest(branches: readonly (readonly $ZodIssue[])[]): readonly $ZodIssue[] | undefined {
  const cost = (branch: readonly $ZodIssue[]): number =>
    branch.length +
    (branch.some(({ code, path }) => code === 'invalid_value' && path[0] === 'type') ? 1000 : 0) +
    (branch.some(({ path }) => path.length === 0) ? 500 : 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0];
}
