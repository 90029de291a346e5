import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'));
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'));
const installed = Object.entries(packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 13);

test('every dependency is pinned to a version and a hash', () => {
  const loose = installed.filter(([, { version, integrity }]) => !version || !integrity);
  expect(loose.map(([place]) => place)).toEqual([]);
  expect(installed.length).toBeGreaterThan(100);
});

test('each install script is one that somebody decided about, and no decision is left over', () => {
  const withScript = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = new Set(withScript.map(([place]) => nameOf(place)));
  expect([...names].sort()).toEqual(Object.keys(allowScripts).sort());
});

test('nothing is fetched from outside the registry, by whatever npm', () => {
  // npm 11.16 and newer read the first, older ones the second.
  expect(allowScripts['onnxruntime-node']).toBe(false);
  const settings = readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8');
  expect(settings.split('\n')).toContain('onnxruntime-node-install=skip');
});
