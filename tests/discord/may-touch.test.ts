import { expect, test } from 'vitest';
import type { Interaction } from 'discord.js';
import { asEscalationId, asQuestionId } from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';
import { makeMayTouch } from '../../src/discord/may-touch.ts';
import type { HandlerAudience } from '../../src/discord/registry.ts';
import { escalationOf, LEARNER, questionOf, SERVER } from '../support/escalations.ts';

const QUESTION = 'a-question-of-the-server';
const ESCALATION = 'an-escalation-of-it';
const ELSEWHERE = '999';

function touch(
  guildId: string | null,
  person: string,
  { audience = 'learner', id = QUESTION, ...change }: Touched = {},
): Promise<boolean> {
  const mayTouch = makeMayTouch({
    escalations: {
      find: async (asked) =>
        Promise.resolve(asked === asEscalationId(ESCALATION) ? escalationOf() : undefined),
    },
    questions: {
      find: async (asked) =>
        Promise.resolve(
          asked === asQuestionId(QUESTION)
            ? { question: questionOf(change), verdict: undefined, reply: undefined }
            : undefined,
        ),
    },
  });
  // SAFETY: a person is looked at by id alone.
  const user = { id: person } as unknown as Interaction['user'];
  return mayTouch({ guildId, user }, audience, [id]);
}

type Touched = Partial<Pick<Question, 'isPrivate'>> & {
  readonly audience?: HandlerAudience;
  readonly id?: string;
};

test.each([
  ['anybody, a public question of their server', true, touch(SERVER, '1')],
  ['nobody, a question of another server', false, touch(ELSEWHERE, '1')],
  ['no staff, a question of another server', false, touch(ELSEWHERE, '1', { audience: 'staff' })],
  ['its learner, their own anywhere', true, touch(ELSEWHERE, LEARNER)],
  ['its learner, their own in direct messages', true, touch(null, LEARNER)],
  ['nobody else, in direct messages', false, touch(null, '1')],
  ['no learner, a private question of another', false, touch(SERVER, '1', { isPrivate: true })],
  ['its learner, their private question', true, touch(SERVER, LEARNER, { isPrivate: true })],
  ['staff, a private one', true, touch(SERVER, '1', { isPrivate: true, audience: 'staff' })],
  ['staff, an escalation of their server', true, touch(SERVER, '1', { id: ESCALATION })],
  ['no staff, an escalation of another', false, touch(ELSEWHERE, '1', { id: ESCALATION })],
  ['anybody, what is no id', true, touch(ELSEWHERE, '1', { id: '3' })],
] as const)('may touch: %s', async (_, may, touched) => expect(await touched).toBe(may));
