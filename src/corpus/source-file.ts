import type { KnowledgeDocument } from '../core/passage.ts';
import type { GivenMeta } from './given-meta.ts';

/** A file that is about to be read. */
export interface SourceFile {
  /** Below the knowledge folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The first folder's name when it is a course's. */
  readonly courseFolder: string | undefined;
  /** From its side-car file; empty without one. */
  readonly sideCar: GivenMeta;
}

/** What a file gave. */
export interface FileContent {
  readonly documents: readonly KnowledgeDocument[];
  /** What its owner should know although the file was read. */
  readonly notes: readonly string[];
}

/** Reads one format. @throws UnreadableFile */
export type FormatReader = (file: SourceFile) => FileContent | Promise<FileContent>;
