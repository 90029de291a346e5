import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import type { LocalEmbeddings } from '../../src/models/local-embeddings.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';
import { cosine } from '../../src/models/pool-tokens.ts';

let embeddings: LocalEmbeddings;

beforeAll(async () => {
  const modelsDir = await mkdtemp(join(tmpdir(), 'models-'));
  embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
});

afterAll(async () => {
  await embeddings.close();
});

it('puts a question nearer to its answer than to another text', async () => {
  const question = await embeddings.embedQuery('how do I hand in my homework?');
  const [answer, other] = await embeddings.embedDocuments([
    'Press Submit in the notebook to send your assignment to the grader.',
    'The vanishing gradient keeps a recurrent network from learning long dependencies.',
  ]);
  expect(cosine(question, answer ?? [])).toBeGreaterThan(cosine(question, other ?? []) + 0.2);
});

it('names what its vectors depend on', () => {
  expect(embeddings.recipe).toBe('all-MiniLM-L6-v2/int8.1/384d/256t/mean');
  expect(embeddings.dimensions).toBe(384);
});
