import type { DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import type { Neighbour, PassageVectors } from '../core/answering/ports.ts';
import type { OpenGraph } from './graph-file.ts';
import { nearestOf } from './nearest.ts';
import { EXACT_UP_TO } from './recipe.ts';
import { VectorMatrix } from './vector-matrix.ts';

/** What the store is about. */
export interface HnswVectorStoreFields {
  readonly dimensions: number;
  /** Reads what LangChain's callers are given: the passages with these ids, in the same order. */
  readonly readDocuments?: (ids: readonly number[]) => Promise<readonly DocumentInterface[]>;
}

interface GraphInUse {
  readonly graph: OpenGraph;
  /** Passages that are not in it, or are there with another vector. */
  readonly lacked: readonly number[];
  /** Whether it holds the passages of this generation and no others. */
  readonly isWhole: boolean;
}

/**
 * The vectors of one generation behind LangChain's `VectorStore`. Compares with each vector while that is as
 * fast, or when an asker sees few of them; else walks the HNSW graph, once one is set.
 */
export class HnswVectorStore extends VectorStore implements PassageVectors {
  declare FilterType: (id: number) => boolean;
  override readonly lc_namespace = ['course-support-bot', 'search'];
  readonly #matrix: VectorMatrix;
  readonly #ids: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #added = new Map<number, DocumentInterface>();
  readonly #fields: HnswVectorStoreFields;
  /** Of a query that was compared with every vector: its cosines, which are asked for again one by one. */
  readonly #compared = new WeakMap<Float32Array, Float64Array>();
  #lacks = 0;
  #graph: GraphInUse | undefined;

  constructor(embeddings: EmbeddingsInterface, fields: HnswVectorStoreFields) {
    super(embeddings, {});
    this.#fields = fields;
    this.#matrix = new VectorMatrix(fields.dimensions);
  }

  override _vectorstoreType(): string {
    return 'hnsw';
  }

  /** Takes up a passage's vector; passages are numbered from 0 in this order. */
  addPassage(id: number, vector: ArrayLike<number> | undefined): void {
    if (vector === undefined) this.#lacks += 1;
    this.#numbers.set(id, this.#matrix.add(vector));
    this.#ids.push(id);
  }

  /** From now on searches walk this graph, and compare with each passage that it lacks. */
  useGraph(graph: OpenGraph): void {
    const holds = (id: number, passage: number) =>
      graph.firsts.get(id) === this.#matrix.vector(passage)[0];
    const lacked = [...this.#ids.keys()].filter((at) => !holds(this.#ids[at] ?? -1, at));
    const isWhole = lacked.length === 0 && graph.firsts.size === this.count;
    this.#graph = { graph, lacked, isWhole };
  }

  /** The graph in use. */
  get graph(): OpenGraph | undefined {
    return this.#graph?.graph;
  }

  get count(): number {
    return this.#matrix.count;
  }

  /** Passages without a vector of this model: they are found by their words only. */
  get lacks(): number {
    return this.#lacks;
  }

  nearest(
    query: Float32Array,
    count: number,
    sees: (passage: number) => boolean,
    visible: number,
  ): readonly Neighbour[] {
    if (this.#graph === undefined || visible <= EXACT_UP_TO)
      return this.#compareEach(query, count, sees);
    const { graph, lacked, isWhole } = this.#graph;
    const all = isWhole && visible >= this.count;
    const filter = (id: number) => {
      const passage = this.#numbers.get(id);
      return passage !== undefined && sees(passage);
    };
    const wanted = Math.min(count, graph.graph.getCurrentCount());
    const { neighbors } = graph.graph.searchKnn([...query], wanted, all ? undefined : filter);
    const fromGraph = neighbors
      .map((id) => this.#numbers.get(id))
      .filter((passage) => passage !== undefined);
    const found = [...new Set([...fromGraph, ...lacked])].filter(sees);
    return nearestOf(found, count, (passage) => this.#matrix.cosine(query, passage));
  }

  cosine(query: Float32Array, passage: number): number {
    return this.#compared.get(query)?.[passage] ?? this.#matrix.cosine(query, passage);
  }

  #compareEach(
    query: Float32Array,
    count: number,
    sees: (passage: number) => boolean,
  ): readonly Neighbour[] {
    const seen = [...this.#ids.keys()].filter(sees);
    // One by one takes twice as long, and is right for those who see little.
    if (seen.length < this.count / 2)
      return nearestOf(seen, count, (passage) => this.#matrix.cosine(query, passage));
    const cosines = this.#matrix.cosines(query);
    this.#compared.set(query, cosines);
    return nearestOf(seen, count, (passage) => cosines[passage] ?? 0);
  }

  override async addVectors(
    vectors: number[][],
    documents: DocumentInterface[],
  ): Promise<string[]> {
    const added = vectors.map((vector, at) => {
      const id = this.#matrix.count;
      this.addPassage(id, vector);
      const document = documents[at];
      if (document !== undefined) this.#added.set(id, document);
      return String(id);
    });
    return await Promise.resolve(added);
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    const texts = documents.map(({ pageContent }) => pageContent);
    return await this.addVectors(await this.embeddings.embedDocuments(texts), documents);
  }

  /** `filter` is asked for each passage's id. Scores are cosines, highest first. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface, number][]> {
    const sees = (passage: number) => filter?.(this.#ids[passage] ?? -1) ?? true;
    const visible = filter === undefined ? this.count : this.#ids.filter(filter).length;
    const found = this.nearest(Float32Array.from(query), k, sees, visible);
    const ids = found.map(({ passage }) => this.#ids[passage] ?? -1);
    const documents = await this.#documentsOf(ids);
    return found.flatMap(({ cosine }, at) => {
      const document = documents[at];
      return document === undefined ? [] : [[document, cosine] as [DocumentInterface, number]];
    });
  }

  async #documentsOf(ids: readonly number[]): Promise<readonly (DocumentInterface | undefined)[]> {
    const read = this.#fields.readDocuments;
    if (read !== undefined) return await read(ids);
    return ids.map((id) => this.#added.get(id));
  }
}
