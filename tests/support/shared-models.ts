import { mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The model's file is written once for all tests of a machine. */
export const SHARED_MODELS = join(tmpdir(), 'course-support-bot-test-models');
mkdirSync(SHARED_MODELS, { recursive: true });

/** Lets a data folder use the model's file that all tests of a machine share. */
export function shareModels(dataDir: string): void {
  symlinkSync(SHARED_MODELS, join(dataDir, 'models'));
}
