import { expect, test } from 'vitest';
import { judgeLicence } from '../../scripts/support/judge-licence.ts';

const allowed = (license: unknown) =>
  judgeLicence({ name: 'a', version: '1.0.0', license }).isAllowed;

test.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND OFL-1.1', 'MPL-2.0'])('%s is allowed', (one) =>
  expect(allowed(one)).toBe(true),
);

test.each([
  'GPL-3.0-only',
  'MIT AND AGPL-3.0-only',
  'UNLICENSED',
  'SEE LICENSE IN x',
  '',
  undefined,
])('%s is not allowed', (one) => expect(allowed(one)).toBe(false));

test('a licence that somebody read holds for that version alone', () => {
  const judged = (version: string) => judgeLicence({ name: 'duck', version, license: 'BSD' });
  expect(judged('0.1.12')).toMatchObject({ licence: 'BSD-2-Clause', isAllowed: true });
  expect(judged('0.2.0').isAllowed).toBe(false);
});
