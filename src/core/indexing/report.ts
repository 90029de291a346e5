/** Something that a file's owner should know. */
export interface FileRemark {
  /** Below the knowledge folder, with forward slashes. */
  readonly path: string;
  /** Where in the file, as a person would say it (`line 4`, `page 2`); empty for the whole file. */
  readonly place: string;
  /** What was found, and what is allowed. */
  readonly reason: string;
}

/** What an indexing run did. The numbers count files, unless they say otherwise. */
export interface IndexReport {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Files that could not be indexed; the passages they gave before stay until they are mended or deleted. */
  readonly failed: readonly FileRemark[];
  /** How files were read that might have been meant otherwise. */
  readonly remarks: readonly FileRemark[];
  /** Files that were passed over on purpose, with the reason. */
  readonly skipped: readonly FileRemark[];
  /** Passages in the index now. */
  readonly passages: number;
  /** Passages that had to be embedded in this run. */
  readonly embedded: number;
  readonly tookMs: number;
  /** The state of the index that questions are answered from now. */
  readonly generation: number;
}

/** How far an indexing run has come. */
export interface IndexProgress {
  /** Files that are new or changed and have been read. */
  readonly filesRead: number;
  /** Files to read in all. */
  readonly filesToRead: number;
  /** Passages embedded in this run. */
  readonly passagesEmbedded: number;
  /** Passages known so far that need embedding; grows while files are read. */
  readonly passagesToEmbed: number;
}

/** Is told the progress a few times a second at most. */
export type OnProgress = (progress: IndexProgress) => void;
