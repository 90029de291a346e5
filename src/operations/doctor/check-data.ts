import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { reasonOf } from '../../core/errors.ts';
import { silentLog, type LogFields } from '../../core/log.ts';
import { check, mend, ok, skipped, type Finding } from './finding.ts';

/** The lock, the database, the notes, the model, and whether the index fits them. */
export async function checkData(config: Config): Promise<readonly Finding[]> {
  const { dataDir } = config;
  const { databaseFile } = await import('../../storage/open-database.ts');
  const isThere = existsSync(databaseFile(dataDir));
  const lock = await check('bot', async () => checkLock(dataDir, isThere));
  const looked = { isCurrent: false, why: 'is made at the first start' };
  const database = await check('database', async () => {
    if (isThere) looked.why = 'cannot be looked at before the database is in order';
    const { finding, isCurrent } = await checkDatabase(dataDir, isThere);
    looked.isCurrent = isCurrent;
    if (finding.state === 'ok') looked.why = 'is looked at when the next start has migrated it';
    return finding;
  });
  const notes = await check('KNOWLEDGE_DIR', async () => checkNotes(config));
  const [model, recipe] = await checkModel(config);
  const index = looked.isCurrent
    ? await check('index', async () => checkIndex(config, recipe))
    : [skipped('index', looked.why)];
  return [...lock, ...database, ...notes, model, ...index];
}

async function checkLock(dataDir: string, isThere: boolean): Promise<Finding> {
  if (!isThere) return ok('bot', 'does not run, and never did with this DATA_DIR');
  const { lockDataDir } = await import('../../storage/data-dir-lock.ts');
  const lock = lockDataDir(dataDir);
  if (lock === 'held') return ok('bot', 'runs with this DATA_DIR');
  lock.release();
  return ok('bot', 'does not run');
}

/** `isCurrent`: sound, and of this program's schema. */
async function checkDatabase(
  dataDir: string,
  isThere: boolean,
): Promise<{ readonly finding: Finding; readonly isCurrent: boolean }> {
  if (!isThere)
    return { finding: skipped('database', 'is made at the first start'), isCurrent: false };
  const { inspectDatabase } = await import('../../storage/inspect-database.ts');
  const { schema, pending, newerSchema, fault } = inspectDatabase(dataDir);
  if (newerSchema !== undefined) {
    const what = `is newer than this program (schema ${newerSchema})`;
    const todo = 'install the version that wrote it, or restore an older backup';
    return { finding: mend('database', `${what}: ${todo}`), isCurrent: false };
  }
  if (fault !== undefined) {
    const todo = 'stop the bot and take the newest backup with `npm run restore -- FILE`';
    return { finding: mend('database', `is damaged (${fault}): ${todo}`), isCurrent: false };
  }
  const next = pending === 0 ? 'up to date' : `${pending} migrations at the next start`;
  return { finding: ok('database', `whole, schema ${schema}, ${next}`), isCurrent: pending === 0 };
}

async function checkNotes({ knowledgeDir }: Config): Promise<readonly Finding[]> {
  const { listKnowledgeFiles } = await import('../../corpus/list-knowledge-files.ts');
  const files = await listKnowledgeFiles(knowledgeDir);
  const readable = files.filter(({ status }) => status === 'readable').length;
  const refused = files.flatMap((file) =>
    file.status === 'refused' ? [mend(file.path, file.reason)] : [],
  );
  if (readable === 0)
    return [mend('KNOWLEDGE_DIR', `${knowledgeDir} holds no notes: put your course's files there`)];
  return [ok('KNOWLEDGE_DIR', `${knowledgeDir}, ${readable} files`), ...refused];
}

/** Runs the model once. The recipe is what its vectors are marked with. */
async function checkModel({
  embeddingModel,
  dataDir,
}: Config): Promise<readonly [Finding, string | undefined]> {
  // One that is not there is made by the bot, as the user whom it runs as.
  const home = existsSync(dataDir) ? dataDir : mkdtempSync(join(tmpdir(), 'course-support-'));
  try {
    return await runModel(embeddingModel, join(home, 'models'));
  } finally {
    if (home !== dataDir) rmSync(home, { recursive: true, force: true });
  }
}

async function runModel(
  model: string,
  modelsDir: string,
): Promise<readonly [Finding, string | undefined]> {
  const warnings: LogFields[] = [];
  const log = { ...silentLog, warn: (fields: LogFields) => void warnings.push(fields) };
  try {
    const { openEmbeddings } = await import('../../models/open-embeddings.ts');
    const embeddings = await openEmbeddings({ model, modelsDir, log });
    try {
      await embeddings.embedQuestion('Does the model run?');
      const { recipe } = embeddings;
      const [fallback] = warnings;
      if (fallback === undefined) return [ok('model', recipe), recipe];
      return [mend('model', whySlow(String(fallback['reason']), modelsDir)), recipe];
    } finally {
      await embeddings.close();
    }
  } catch (error) {
    const why = reasonOf(error);
    return [mend('model', `${model} does not run: ${why}`), undefined];
  }
}

/** A file that could not be written is no fault of the installation. */
function whySlow(reason: string, modelsDir: string): string {
  const todo = /^E[A-Z]+:/.test(reason)
    ? `see that ${modelsDir} is a folder, may be written and has room`
    : 'run `npm ci` with this Node.js';
  return `runs, but slowly (onnxruntime-node: ${JSON.stringify(reason)}): ${todo}`;
}

async function checkIndex(
  { dataDir }: Config,
  recipe: string | undefined,
): Promise<readonly Finding[]> {
  const { openToRead } = await import('../../storage/inspect-database.ts');
  const { readIndexState } = await import('../../storage/read-index-state.ts');
  const db = openToRead(dataDir);
  try {
    const { generation, passages, lacking, broken } = await readIndexState(db, recipe);
    if (generation === 0)
      return [mend('index', 'is empty: run `npm run index`, or start the bot and wait')];
    const state = `generation ${generation}, ${passages} passages`;
    const vectors =
      recipe === undefined || lacking === 0
        ? ok('index', state)
        : mend(
            'index',
            `${state}, ${lacking} without a vector of this model: run \`npm run index\``,
          );
    return [vectors, ...broken.map(({ path, why }) => mend(path, why))];
  } finally {
    await db.destroy();
  }
}
