import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('SECURITY.md', root), 'utf8');

test('each file and folder that the threat model names is there', () => {
  const named = [...text.matchAll(/`((?:src|tests)\/[^`]+)`/g)].flatMap(([, path]) => path ?? []);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
