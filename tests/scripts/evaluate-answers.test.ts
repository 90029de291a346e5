import { shareModels } from '../support/shared-models.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { startScriptedModelServer } from '../support/scripted-model-server.ts';
import { draft } from '../support/writing-world.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ASKED = `question,course,document
How often can I retake a quiz?,,quizzes.md
What is the capital of Mongolia?,,
`;

it('prints what the configured model’s answers are worth', async () => {
  const model = await startScriptedModelServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'course-support-answers-'));
  onTestFinished(async () => {
    await model.close();
    rmSync(dataDir, { recursive: true });
  });
  const questions = join(dataDir, 'questions.csv');
  writeFileSync(questions, ASKED);
  shareModels(dataDir);
  const said = draft(
    ['You can retake a quiz as often as you like.', 1],
    ['It costs 5 dollars.', 1],
  );
  model.script({ kind: 'say', text: said });
  const environment = {
    DATA_DIR: dataDir,
    LLM_PROVIDER: 'openai',
    LLM_MODEL: 'scripted',
    LLM_BASE_URL: model.openaiUrl,
  };
  const options = ['--import', 'tsx', at('../../scripts/eval.ts'), '--answers'];
  const notes = ['--documents', at('../fixtures/notes'), '--questions', questions];
  const { stdout } = await promisify(execFile)(process.execPath, [...options, ...notes], {
    env: { ...process.env, ...environment },
  });
  expect(stdout).toContain('of 2 questions 1 answered, 1 of them in the model’s words');
  expect(stdout).toMatch(/faithfulness 1\.000/);
  expect(stdout).toMatch(/usefulness {3}0\.[5-9]/);
});
