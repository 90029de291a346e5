import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { whyTooOld } from '../../src/operations/node-version.ts';

test('the version that package.json asks for is the oldest that will do', () => {
  const file = new URL('../../package.json', import.meta.url);
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const oldest = engines.node.replace('>=', '');
  expect(whyTooOld(oldest)).toBeUndefined();
  expect(whyTooOld('20.18.3')).toContain(`install ${oldest.replace(/\.0$/, '')} or newer`);
});

test.each(['20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
  expect(whyTooOld(version)).toBeUndefined();
});

test.each(['18.20.8', '19.9.0', '20.18.9'])('%s is too old', (version) => {
  expect(whyTooOld(version)).toContain('too old');
});

// In Node.js 18 the doctor, who was to say so, fell over a library that needs a newer one.
test.each(['src/main.ts', 'scripts/sandbox.ts'])('%s looks at it before all else', (path) => {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  expect(source.split('\n')[0]).toMatch(/^import '.*\/need-node\.ts';$/);
});
