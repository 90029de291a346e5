import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder of its own for a test. */
export async function freshFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'course-support-bot-models-'));
}
