import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openKnowledge, type Knowledge } from '../../src/compose-knowledge.ts';
import type { Config } from '../../src/config.ts';
import type { Judgement } from '../../src/core/answering/judge-question.ts';
import { courseKey } from '../../src/core/course.ts';
import { asPassageId } from '../../src/core/ids.ts';
import { makeIndexKnowledge } from '../../src/core/indexing/index-knowledge.ts';
import type { DocumentSource } from '../../src/core/indexing/ports.ts';
import { splitDocument, SPLITTER_RECIPE } from '../../src/core/indexing/split-document.ts';
import type { Log } from '../../src/core/log.ts';
import { SqliteKnowledgeStore } from '../../src/storage/sqlite-knowledge-store.ts';
import { openFolderDocuments } from './folder-documents.ts';
import { openJsonDocuments, withoutMark } from './json-documents.ts';
import type { AskedRow } from './metrics.ts';
import type { QuestionRow } from './question-rows.ts';

/** Documents looked at for the ranking figures. */
const RANKING_DEPTH = 20;

export interface EvaluationSettings {
  /** A JSON file or a folder of notes. */
  readonly documents: string;
  readonly dataDir: string;
  readonly embeddingModel: string;
  /** The model that writes, where answers are wanted and not the ranking alone. */
  readonly llm?: Config['llm'];
  readonly log: Log;
}

/** Indexes a set's documents by the bot's own pipeline; a second time only what changed. */
export async function openEvaluationSet(settings: EvaluationSettings): Promise<Knowledge> {
  const { documents, log, embeddingModel, llm } = settings;
  const name = createHash('sha256').update(resolve(documents)).digest('hex').slice(0, 12);
  const dataDir = join(settings.dataDir, 'eval', name);
  const knowledge = await openKnowledge({ dataDir, embeddingModel, llm }, log);
  const isFolder = (await stat(documents)).isDirectory();
  const source = isFolder
    ? await openFolderDocuments(documents)
    : await openJsonDocuments(documents);
  await indexFrom(source, knowledge);
  return knowledge;
}

/** Indexes what changed in a source, and takes it up. */
export async function indexFrom(source: DocumentSource, knowledge: Knowledge): Promise<void> {
  const { db, embeddings } = knowledge;
  const indexKnowledge = makeIndexKnowledge({
    source,
    splitter: {
      recipe: SPLITTER_RECIPE,
      split: (document) => splitDocument(document, (text) => embeddings.countTokens(text)),
    },
    embedder: { recipe: embeddings.recipe, embed: (texts) => embeddings.embedPassages(texts) },
    store: new SqliteKnowledgeStore(db),
    clock: () => new Date(),
  });
  await indexKnowledge();
  await knowledge.load();
}

/** A row with all that was found for it. */
export interface JudgedRow extends AskedRow {
  readonly row: QuestionRow;
  readonly judgement: Judgement;
  /** Ids of the documents, best first. */
  readonly found: readonly string[];
}

/** Asks every question, as a learner of its course would. */
export async function askRows(
  knowledge: Knowledge,
  rows: readonly QuestionRow[],
): Promise<readonly JudgedRow[]> {
  const now = new Date();
  const judged: JudgedRow[] = [];
  for (const row of rows) {
    const courses = row.course === undefined ? undefined : [courseKey(row.course)];
    const scope = { audience: 'learner', serverId: undefined, courses, now } as const;
    const started = performance.now();
    const judgement = await knowledge.judgeQuestion({ text: row.question, scope });
    const tookMs = performance.now() - started;
    const found = await documentIds(knowledge, judgement);
    const rank = row.document === undefined ? -1 : found.indexOf(row.document);
    const { outcome, confidence } = judgement;
    const answerable = row.document !== undefined;
    judged.push({ row, judgement, found, rank, answerable, outcome, confidence, tookMs });
  }
  return judged;
}

async function documentIds(
  { passages }: Knowledge,
  { ranked, index }: Judgement,
): Promise<readonly string[]> {
  const ids = ranked
    .slice(0, RANKING_DEPTH)
    .map((document) => index.idOf(document.ranked[0]?.passage ?? -1))
    .filter((id) => id !== undefined);
  const read = await passages.read(ids.map(asPassageId));
  const paths = new Map(read.map((passage) => [Number(passage.id), withoutMark(passage.path)]));
  return [...new Set(ids.map((id) => paths.get(id) ?? ''))];
}
