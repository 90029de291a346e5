import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openFolderDocuments } from '../../scripts/evaluation/folder-documents.ts';
import { indexFrom, openEvaluationSet } from '../../scripts/evaluation/run-evaluation.ts';
import type { Knowledge } from '../../src/compose-knowledge.ts';
import { readConfig } from '../../src/config.ts';
import type { Ask } from '../../src/core/answering/ports.ts';
import { silentLog, type Log } from '../../src/core/log.ts';
import { startScriptedModelServer, type ScriptedModelServer } from './scripted-model-server.ts';

const NOTES = new URL('../fixtures/notes', import.meta.url).pathname;

/** Notes, the whole way to an answer, and a model's server that says what a test wants. */
export interface WritingWorld {
  readonly knowledge: Knowledge;
  readonly model: ScriptedModelServer;
  /** Writes or, without a text, removes a note, and indexes what changed. */
  change(path: string, text?: string): Promise<void>;
  close(): Promise<void>;
}

export interface WritingWorldOptions {
  /** Folders of the notes, where not the few that journeys share. */
  readonly folders?: readonly string[];
  /** Notes beside the few that journeys share, by path. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly log?: Log;
}

export async function startWritingWorld({
  folders = [NOTES],
  notes = {},
  environment = {},
  log = silentLog,
}: WritingWorldOptions = {}): Promise<WritingWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'course-support-writing-'));
  const documents = join(folder, 'notes');
  for (const from of folders) cpSync(from, documents, { recursive: true });
  for (const [path, text] of Object.entries(notes)) {
    mkdirSync(dirname(join(documents, path)), { recursive: true });
    writeFileSync(join(documents, path), text);
  }
  const model = await startScriptedModelServer();
  const config = readConfig({
    LLM_PROVIDER: 'openai',
    LLM_MODEL: 'scripted',
    LLM_BASE_URL: model.openaiUrl,
    LLM_SERVER_TOKENS: '100000000',
    LLM_LEARNER_TOKENS: '100000000',
    ...environment,
  });
  const { embeddingModel, llm } = config;
  const settings = { documents, dataDir: join(folder, 'data'), embeddingModel, llm, log };
  const knowledge = await openEvaluationSet(settings);
  return {
    knowledge,
    model,
    change: async (path, text) => {
      const file = join(documents, path);
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
      await indexFrom(await openFolderDocuments(documents), knowledge);
    },
    close: async () => {
      await knowledge.close();
      await model.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A learner's question, of all courses. */
export function asked(text: string, change: Partial<Ask> = {}): Ask {
  const scope = { audience: 'learner', serverId: undefined, courses: undefined } as const;
  return { text, scope: { ...scope, now: new Date('2026-06-01') }, ...change };
}

/** What a model says that gives these sentences, each with its sources. */
export function draft(...sentences: readonly (readonly [string, ...number[]])[]): string {
  return JSON.stringify({
    found: true,
    sentences: sentences.map(([text, ...sources]) => ({ text, sources })),
  });
}
