import type { Clock } from '../clock.ts';
import { BadInput } from '../errors.ts';
import { embedMissing } from './embed-missing.ts';
import { planChanges, type FileToRead, type IndexPlan } from './plan-changes.ts';
import type {
  DocumentSource,
  FileRecord,
  KnowledgeStore,
  PassageEmbedder,
  Splitter,
} from './ports.ts';
import { prepareDocument, preparedRecipe } from './prepare-document.ts';
import { hashFiles, readFile, type ReadFile, type ReadFileDeps } from './read-files.ts';
import type { IndexReport, OnProgress } from './report.ts';
import { RunTally } from './run-tally.ts';

/** What an indexing run needs. */
export interface IndexKnowledgeDeps {
  readonly source: DocumentSource;
  readonly splitter: Splitter;
  readonly embedder: PassageEmbedder;
  readonly store: KnowledgeStore;
  readonly clock: Clock;
}

/** Brings the index up to date with the folder. One run at a time; an aborted one throws, and is not seen. */
export type IndexKnowledge = (
  onProgress?: OnProgress,
  signal?: AbortSignal,
) => Promise<IndexReport>;

/**
 * Generations kept free below the target of a run: a staff document that is saved while a run is on its
 * way is published in one of them, and so is seen at once without the run's unfinished rows.
 */
const RESERVED_GENERATIONS = 1_000;

/** Passages. Files are read until they have this many, then embedded together: bounds the memory of a run. */
const PASSAGES_A_GROUP = 64;

/**
 * Makes the use case. Only changed files are read and only changed passages embedded; until all is there,
 * questions are answered from the former generation. When a run fails or is killed, nothing of it is seen,
 * and the vectors it made are kept. Throws BadInput where the folder was emptied.
 */
export function makeIndexKnowledge(deps: IndexKnowledgeDeps): IndexKnowledge {
  const { source, splitter, embedder, store, clock } = deps;
  return async function indexKnowledge(onProgress = () => undefined, signal) {
    const startedAt = clock().getTime();
    await store.recover();
    const recipe = [source.recipe, splitter.recipe, preparedRecipe(embedder.recipe)].join(' | ');
    const { paths, skipped } = await source.list();
    const remembered = await store.files();
    refuseEmptied(paths, remembered);
    const plan = planChanges(await hashFiles(source, paths), remembered, recipe);
    const tally = new RunTally(onProgress);
    tally.planned(plan.toRead.length, plan.unchanged);
    const target = (await store.generation()) + RESERVED_GENERATIONS;
    await new Run({ ...deps, recipe, signal }, tally, target).carryOut(plan);
    const [passages, generation] = [await store.countPassages(), await store.generation()];
    const tookMs = clock().getTime() - startedAt;
    return { ...tally.counts, skipped, passages, generation, tookMs };
  };
}

/** An empty folder is a disk that is not mounted more often than a course without notes. */
function refuseEmptied(paths: readonly string[], remembered: readonly FileRecord[]): void {
  if (paths.length > 0 || remembered.length === 0) return;
  throw new BadInput(
    `the knowledge folder is empty, and ${remembered.length} files of it are indexed: is it mounted? ` +
      'They keep answering. To take them out of the index, leave one file in the folder',
  );
}

interface RunDeps extends IndexKnowledgeDeps {
  readonly recipe: string;
  readonly signal: AbortSignal | undefined;
}

/** One run's way through its plan. */
class Run {
  readonly #deps: RunDeps;
  readonly #tally: RunTally;
  readonly #target: number;
  readonly #reading: ReadFileDeps;

  constructor(deps: RunDeps, tally: RunTally, target: number) {
    this.#deps = deps;
    this.#tally = tally;
    this.#target = target;
    const { source, splitter, embedder, recipe } = deps;
    this.#reading = { source, splitter, embeddingRecipe: embedder.recipe, recipe };
  }

  async carryOut({ toRead, removed }: IndexPlan): Promise<void> {
    const { store } = this.#deps;
    try {
      await this.#replaceFiles(toRead);
      for (const path of removed) {
        await store.removeFile(this.#target, path);
        this.#tally.removed();
      }
      const prepared = await this.#prepareAgain();
      if (toRead.length + removed.length + prepared > 0) await store.publish(this.#target);
    } catch (error) {
      // What cannot be removed now is removed before the next run; the first fault is the one to tell.
      await store.recover().catch(() => undefined);
      throw error;
    }
  }

  /** While one group is embedded and stored, the next one is read. */
  async #replaceFiles(files: readonly FileToRead[]): Promise<void> {
    let storing: Promise<void> = Promise.resolve();
    let group: ReadFile[] = [];
    for (const file of files) {
      this.#deps.signal?.throwIfAborted();
      group.push(await readFile(this.#reading, file));
      if (group.reduce((sum, { texts }) => sum + texts.size, 0) < PASSAGES_A_GROUP) continue;
      await storing;
      storing = this.#storeGroup(group);
      // Its fault is thrown by the next await; until then it must not count as unhandled.
      storing.catch(() => undefined);
      group = [];
    }
    await storing;
    await this.#storeGroup(group);
  }

  async #storeGroup(group: readonly ReadFile[]): Promise<void> {
    await this.#embed(new Map(group.flatMap(({ texts }) => [...texts])));
    for (const { record, change, documents } of group) {
      await this.#deps.store.replaceFile(this.#target, record, documents);
      this.#tally.read(record, change);
    }
  }

  /** Documents without a readable file (staff's, and those of broken files) follow a new recipe too. */
  async #prepareAgain(): Promise<number> {
    const { store, embedder } = this.#deps;
    const rows = await store.rowsOfOtherRecipe(preparedRecipe(embedder.recipe));
    for (const row of rows) {
      const stored = await store.storedDocument(row);
      if (stored === undefined) continue;
      const { document, texts } = prepareDocument(stored, stored.passages, embedder.recipe);
      await this.#embed(texts);
      await store.replaceRow(this.#target, row, document);
    }
    return rows.length;
  }

  async #embed(texts: ReadonlyMap<string, string>): Promise<void> {
    await embedMissing(this.#deps, texts, {
      onKnown: (missing) => this.#tally.toEmbed(missing),
      onEmbedded: (embedded) => this.#tally.embedded(embedded),
    });
  }
}
