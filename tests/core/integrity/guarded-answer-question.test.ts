import { expect, test } from 'vitest';
import type { AskerScope } from '../../../src/core/question.ts';
import { asDocumentId, type DocumentId } from '../../../src/core/ids.ts';
import { codeShingles } from '../../../src/core/integrity/code-shingles.ts';
import { CODE_LEFT_OUT } from '../../../src/core/integrity/guard-text.ts';
import { makeGuardedAnswerQuestion } from '../../../src/core/integrity/guarded-answer-question.ts';
import { NO_SETTINGS } from '../../../src/core/server-settings.ts';
import { NOON, SERVER } from '../../support/escalations.ts';
import { aCitation, anAnswer } from '../../support/verdicts.ts';

const GRADED = asDocumentId('graded.md');
const SCOPE: AskerScope = {
  audience: 'learner',
  serverId: SERVER,
  courses: undefined,
  now: NOON,
};
const CODE = 'Z = np.dot(W_layer, A_prev) + b_layer';

async function answered(text: string, visible: readonly DocumentId[] = [GRADED], isGraded = true) {
  const scopes: AskerScope[] = [];
  const guarded = makeGuardedAnswerQuestion({
    answerQuestion: async () =>
      Promise.resolve(
        anAnswer({ text, citations: [aCitation({ documentId: GRADED, kind: 'note', text })] }),
      ),
    sources: {
      visible: async (_, scope) => {
        scopes.push(scope);
        const facts = { isGraded, escalationNumber: undefined };
        return Promise.resolve(new Map(visible.map((id) => [id, facts])));
      },
    },
    solutions: { shingles: async () => Promise.resolve(codeShingles(CODE)) },
    passages: { readDocument: async () => Promise.resolve([]) },
    settings: { read: async () => Promise.resolve(NO_SETTINGS) },
  });
  const verdict = await guarded({ text: 'what does it do?', scope: SCOPE });
  expect(scopes).toEqual([SCOPE]);
  return verdict;
}

test('what is sent holds no code of graded work, in the answer and below it', async () => {
  const verdict = await answered('It multiplies:\n\n```python\nx = 1\n```');
  expect(JSON.stringify(verdict)).not.toContain('x = 1');
  expect(verdict).toMatchObject({ text: `It multiplies:\n\n${CODE_LEFT_OUT}` });
});

test('nor what repeats a solution that staff alone may see', async () => {
  const verdict = await answered(`It is \`${CODE}\`.`, [GRADED], false);
  expect(JSON.stringify(verdict)).not.toContain('np.dot');
});

test('nor anything of a source that the asker may not see by now', async () => {
  const verdict = await answered('The secret is tea.', []);
  expect(verdict.outcome).toBe('unknown');
  expect(JSON.stringify(verdict)).not.toContain('tea');
});
