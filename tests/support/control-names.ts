import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DISCORD = fileURLToPath(new URL('../../src/discord', import.meta.url));

/** A handler's name, or the name that a control's id begins with; names of other things do no harm here. */
const NAMED = /(?:\bname: |writeCustomId\(\s*)'([a-z]+(?:-[a-z]+)*)'/g;

/** Names that are put together, or stand in a constant; and names of nothing, which are told so. */
const OTHERS = [
  'show-all-page',
  'more-sources-page',
  'stop-writing',
  'no-such-name',
  '',
  '__proto__',
];

/** Every name that a button, a menu or a form of the bot's may have, out of its source: a new one is not forgotten. */
export function controlNames(): readonly string[] {
  const files = readdirSync(DISCORD, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(DISCORD, file), 'utf8'));
  const names = texts.flatMap((text) =>
    [...text.matchAll(NAMED)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set([...names, ...OTHERS])].sort();
}
