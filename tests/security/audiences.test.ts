import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DISCORD = fileURLToPath(new URL('../../src/discord', import.meta.url));

/**
 * All that learners may use: commands and menus by the file that holds them, buttons and forms by name. Whatever is
 * not in this list is for staff or managers; who adds to it has thought of what it shows and does.
 */
const FOR_LEARNERS = [
  ...['commands/ask.ts', 'commands/help.ts', 'commands/known-issues.ts'],
  ...['commands/my-questions.ts', 'commands/privacy.ts'],
  ...['menus/answer-this.ts', 'menus/escalate-to-staff.ts'],
  ...['buttons/ask-staff.ts', 'buttons/not-helpful.ts', 'modals/not-helpful.ts'],
  ...['buttons/paged-answer.ts', 'buttons/share-here.ts', 'buttons/solved.ts'],
  ...['buttons/reply-solved.ts', 'buttons/still-unsolved.ts', 'buttons/withdraw.ts'],
  'buttons/stop-writing.ts',
];

/** Each audience that is named in a file. */
function audiencesIn(file: string): readonly string[] {
  const text = readFileSync(join(DISCORD, file), 'utf8');
  return [...text.matchAll(/\baudience: '(\w+)',\s*(?:acknowledge|run)/g)].flatMap(
    ([, audience]) => audience ?? [],
  );
}

test('what learners may use is what is listed here, and nothing is for both', () => {
  const files = readdirSync(DISCORD, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  const audiences = new Map(files.map((file) => [file, new Set(audiencesIn(file))]));
  const named = [...audiences].filter(([, all]) => all.size > 0);
  expect(named.length).toBeGreaterThan(35);
  expect(named.filter(([, all]) => all.size > 1)).toEqual([]);
  const forLearners = named.filter(([, all]) => all.has('learner')).map(([file]) => file);
  expect(forLearners.sort()).toEqual([...FOR_LEARNERS].sort());
});
