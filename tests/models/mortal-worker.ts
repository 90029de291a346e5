/** The embedding worker, but dies of an error nobody catches when it is told to, or given a certain text. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';

const deadly = z.union([z.literal('die'), z.object({ text: z.literal('a deadly text') })]);

parentPort?.on('message', (message: unknown) => {
  if (deadly.safeParse(message).success) throw new Error('told to die');
});
await import('../../src/models/embedding-worker.ts');
