import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeMinilmFile } from '../../src/models/minilm-file.ts';
import { MINILM_TOKENIZER } from '../../src/models/minilm.ts';
import { freshFolder } from '../support/fresh-database.ts';
import { startJourney } from '../support/journey.ts';

// The tokenizer was read at the first typing mistake: it held all others up for some 40 ms, in the middle of the day.
test('a bot that listens has read all of its model', { timeout: 240_000 }, async () => {
  const folder = join(await freshFolder(), 'my-model');
  await mkdir(folder);
  await copyFile(MINILM_TOKENIZER, join(folder, 'tokenizer.json'));
  await writeFile(join(folder, 'config.json'), '{"max_position_embeddings": 512}');
  await writeMinilmFile(join(folder, 'onnx/model.onnx'), 'int8');
  const journey = await startJourney({ environment: { EMBEDDING_MODEL: folder } });
  onTestFinished(async () => await journey.end());
  const { sandbox, course } = journey;
  await rm(join(folder, 'tokenizer.json'));
  const question = 'How do I get past the gradr? It rejects my correct notebok.';
  const answer = await sandbox
    .slash(course.learner, course.questions, 'ask', { question })
    .message();
  expect(answer.content).toContain('press Submit there');
});
