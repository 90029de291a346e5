import { describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { courseServer } from './start-bot.ts';

interface Refusal {
  readonly status: number;
  readonly body: { readonly code?: number; readonly errors?: unknown };
}

async function send(
  sandbox: Sandbox,
  method: string,
  path: string,
  body: unknown,
): Promise<Refusal> {
  const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Refusal['body'] };
}

async function withSandbox(
  use: (sandbox: Sandbox, course: ReturnType<typeof courseServer>) => Promise<void>,
  onViolation: 'reject' | 'record' = 'reject',
): Promise<void> {
  const sandbox = await startSandbox({ onViolation });
  try {
    await use(sandbox, courseServer(sandbox));
  } finally {
    await sandbox.stop();
  }
}

const button = (custom_id: string, label = 'Press') => ({ type: 2, style: 1, label, custom_id });
const row = (...components: object[]) => ({ type: 1, components });

const UNLAWFUL_MESSAGES: readonly [string, object, number][] = [
  ['a text of 2,001 characters', { content: 'x'.repeat(2001) }, 50035],
  ['nothing at all', {}, 50006],
  ['only blanks', { content: ' \n ' }, 50006],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }, 50035],
  [
    'embeds of 6,001 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    50035,
  ],
  [
    'six rows',
    { content: 'a', components: Array.from({ length: 6 }, (_, n) => row(button(`b${n}`))) },
    50035,
  ],
  [
    'six buttons in a row',
    { content: 'a', components: [row(...[1, 2, 3, 4, 5, 6].map((n) => button(`b${n}`)))] },
    50035,
  ],
  ['a custom id of 101 characters', { components: [row(button('x'.repeat(101)))] }, 50035],
  ['the same custom id twice', { components: [row(button('a'), button('a'))] }, 50035],
  ['a label of 81 characters', { components: [row(button('a', 'x'.repeat(81)))] }, 50035],
  ['a field that Discord does not know', { content: 'a', colour: 'red' }, 50035],
  ['an unknown field deep inside', { content: 'a', embeds: [{ title: 'a', colour: 1 }] }, 50035],
  ['a number for a text', { content: 5 }, 50035],
];

describe('a message', () => {
  it.each(UNLAWFUL_MESSAGES)('with %s is refused and noted', async (_, body, code) => {
    await withSandbox(async (sandbox, { questions }) => {
      const answer = await send(sandbox, 'POST', `/channels/${questions.id}/messages`, body);
      expect(answer).toMatchObject({ status: 400, body: { code } });
      expect(sandbox.violations).toHaveLength(1);
      expect(sandbox.messagesIn(questions)).toEqual([]);
    });
  });

  it('that is refused names the field as Discord does', async () => {
    await withSandbox(async (sandbox, { questions }) => {
      const body = { embeds: [{ title: 'x'.repeat(257) }] };
      const answer = await send(sandbox, 'POST', `/channels/${questions.id}/messages`, body);
      expect(answer.body.errors).toEqual({
        embeds: {
          '0': {
            title: {
              _errors: [
                { code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' },
              ],
            },
          },
        },
      });
    });
  });

  it('with an unknown field goes through when violations are only recorded', async () => {
    await withSandbox(async (sandbox, { questions }) => {
      const body = { content: 'a', colour: 'red' };
      const answer = await send(sandbox, 'POST', `/channels/${questions.id}/messages`, body);
      expect(answer.status).toBe(200);
      expect(sandbox.violations.map(({ rule }) => rule)).toEqual(['schema']);
    }, 'record');
  });
});

const option = { type: 3, name: 'question', description: 'Ask' };
const UNLAWFUL_COMMANDS: readonly [string, object][] = [
  ['capitals in its name', { name: 'Ask', description: 'Ask' }],
  ['a blank in its name', { name: 'ask me', description: 'Ask' }],
  ['a name of 33 characters', { name: 'x'.repeat(33), description: 'Ask' }],
  ['no description', { name: 'ask' }],
  ['a description of 101 characters', { name: 'ask', description: 'x'.repeat(101) }],
  [
    'a required option after one that is not',
    {
      name: 'ask',
      description: 'Ask',
      options: [option, { ...option, name: 'b', required: true }],
    },
  ],
  ['two options of one name', { name: 'ask', description: 'Ask', options: [option, option] }],
  ['26 options', { name: 'ask', description: 'Ask', options: Array(26).fill(option) }],
  [
    'an unlawful name in a language',
    { name: 'ask', description: 'Ask', name_localizations: { de: 'Frag Mich' } },
  ],
  ['a menu with a description', { type: 3, name: 'Answer this', description: 'no' }],
];

describe('a command', () => {
  it.each(UNLAWFUL_COMMANDS)('with %s is refused', async (_, command) => {
    await withSandbox(async (sandbox) => {
      const path = `/applications/${sandbox.applicationId}/commands`;
      const answer = await send(sandbox, 'PUT', path, [command]);
      expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
      expect(sandbox.violations.length).toBeGreaterThan(0);
      expect(sandbox.commands()).toEqual([]);
    });
  });

  it('keeps its id when the list is put again', async () => {
    await withSandbox(async (sandbox) => {
      const path = `/applications/${sandbox.applicationId}/commands`;
      const list = [
        { name: 'ask', description: 'Ask' },
        { type: 3, name: 'Answer this' },
      ];
      await send(sandbox, 'PUT', path, list);
      const before = sandbox.commands().map(({ id }) => id);
      await send(sandbox, 'PUT', path, list);
      expect(sandbox.commands().map(({ id }) => id)).toEqual(before);
    });
  });
});

describe('a thread', () => {
  it.each([
    ['', 400],
    ['x'.repeat(101), 400],
    ['x'.repeat(100), 201],
  ] as const)('named %j gets %i', async (name, status) => {
    await withSandbox(async (sandbox, { questions }) => {
      const body = { name, type: 11 };
      const answer = await send(sandbox, 'POST', `/channels/${questions.id}/threads`, body);
      expect(answer.status).toBe(status);
    });
  });
});

describe('the door', () => {
  it('refuses a wrong token, and notes a route that is not there', async () => {
    await withSandbox(async (sandbox) => {
      const headers = { authorization: 'Bot wrong' };
      const refused = await fetch(`${sandbox.apiUrl}/v10/users/@me`, { headers });
      expect(refused.status).toBe(401);
      expect((await send(sandbox, 'POST', '/nowhere', {})).status).toBe(404);
      expect(sandbox.violations.map(({ rule }) => rule)).toEqual(['unknown-route']);
    });
  });
});
