import type { DocumentId, ServerId } from '../ids.ts';
import type { DocumentMeta, KnowledgeDocument, PassageDraft } from '../passage.ts';
import type { FileRemark } from './report.ts';

/** What the knowledge folder holds. */
export interface SourceListing {
  /** Paths below the folder, with forward slashes, sorted. */
  readonly paths: readonly string[];
  /** Files that are never read: unknown formats, links out of the folder. */
  readonly skipped: readonly FileRemark[];
}

/** Something that a file's owner should know; the file is known. */
export type Remark = Omit<FileRemark, 'path'>;

/** A file as it was read. */
export type SourceReading =
  | {
      readonly outcome: 'read';
      readonly documents: readonly KnowledgeDocument[];
      /** How it was read where it might have been meant otherwise. */
      readonly remarks: readonly Remark[];
    }
  | { readonly outcome: 'broken'; readonly place: string; readonly reason: string };

/** Where notes come from. */
export interface DocumentSource {
  /** Names the parsers and their version: another recipe reads every file again. */
  readonly recipe: string;
  /** @throws BadInput when there is no such folder. */
  list(): Promise<SourceListing>;
  /** A hash of all that decides what `read` gives, side-car files included; undefined when the file is gone. */
  hash(path: string): Promise<string | undefined>;
  read(path: string): Promise<SourceReading>;
}

/** Cuts a document into passages. */
export interface Splitter {
  /** Names the rules and their version: another recipe splits every document again. */
  readonly recipe: string;
  split(document: KnowledgeDocument): readonly PassageDraft[] | Promise<readonly PassageDraft[]>;
}

/** Makes vectors of texts. */
export interface PassageEmbedder {
  /** Names the model, its weights and their handling: vectors of two recipes are never compared. */
  readonly recipe: string;
  /** Unit vectors, in the order of the texts. @throws ModelUnavailable */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** What is remembered of a file, so that it is not read again while it stays the same. */
export interface FileRecord {
  readonly path: string;
  readonly hash: string;
  /** All that decides what is stored for it: parser, splitter, texts and model. */
  readonly recipe: string;
  readonly outcome: 'read' | 'broken';
  /** Why it is broken, or how it was read. */
  readonly remarks: readonly Remark[];
}

/** Who keeps a document: the knowledge folder, or staff. */
export type DocumentOrigin = 'file' | 'staff';

/** What a document is, apart from its text. */
export interface DocumentHead {
  readonly id: DocumentId;
  readonly path: string;
  readonly meta: DocumentMeta;
  readonly origin: DocumentOrigin;
  /** The only server that may see it; undefined for all. */
  readonly serverId: ServerId | undefined;
}

/** A passage ready to be stored. */
export interface PreparedPassage extends PassageDraft {
  /** Names the vector in the embedding cache. */
  readonly embeddingKey: string;
}

/** A document ready to be stored. */
export interface PreparedDocument extends DocumentHead {
  /** How its texts and vectors were made: another recipe makes them again. */
  readonly recipe: string;
  /** What full-text search sees of it. */
  readonly search: { readonly title: string; readonly body: string };
  readonly passages: readonly PreparedPassage[];
}

/** A document as it is kept. */
export interface StoredDocument extends DocumentHead {
  readonly passages: readonly PassageDraft[];
}

/** A vector under its key. */
export interface KeyedVector {
  readonly key: string;
  readonly vector: Float32Array;
}

/** The embedding cache: outlives every re-index, so that the same text is never embedded twice. */
export interface EmbeddingCache {
  /** Those of the keys that have no vector yet. */
  missing(keys: readonly string[]): Promise<ReadonlySet<string>>;
  put(recipe: string, vectors: readonly KeyedVector[]): Promise<void>;
}

/**
 * The index's rows. What is written for a target generation stays unseen until `publish`, and what it
 * replaces stays seen; every write is a short transaction, so that other connections never wait long.
 */
export interface KnowledgeStore extends EmbeddingCache {
  /** What questions are answered from now; 0 before the first run. */
  generation(): Promise<number>;
  countPassages(): Promise<number>;
  /** What the published generation remembers of files. */
  files(): Promise<readonly FileRecord[]>;
  /** Replaces a file's documents; with `documents` undefined the former ones stay. */
  replaceFile(
    target: number,
    file: FileRecord,
    documents: readonly PreparedDocument[] | undefined,
  ): Promise<void>;
  removeFile(target: number, path: string): Promise<void>;
  /** Rows of published documents that were prepared by another recipe and are not replaced by now. */
  rowsOfOtherRecipe(recipe: string): Promise<readonly number[]>;
  /** Undefined when the row is not seen any more. */
  storedDocument(row: number): Promise<StoredDocument | undefined>;
  /** Puts a document in the place of a row; does nothing when the row is not seen any more. */
  replaceRow(target: number, row: number, document: PreparedDocument): Promise<void>;
  /** Makes the target what questions are answered from, all at once. */
  publish(target: number): Promise<void>;
  /** Removes what runs left that never came to `publish`. */
  recover(): Promise<void>;
  /** Adds or replaces one staff document and publishes it at once. Gives the new generation. */
  saveStaffDocument(document: PreparedDocument): Promise<number>;
  /** Gives the new generation, or undefined when there is no such staff document. */
  removeStaffDocument(id: DocumentId): Promise<number | undefined>;
  /** Removes rows that were replaced in this generation or before: nobody reads an older one any more. */
  removeReplaced(generation: number): Promise<void>;
  /** Removes vectors that no passage refers to. Never while a run is on its way. */
  removeUnusedVectors(): Promise<void>;
}
