/** Faults that adapters may throw and the core understands. Each keeps the library's error as its cause. */

/** A model (embedding or writing) gave no result. */
export class ModelUnavailable extends Error {
  override readonly name = 'ModelUnavailable';
}

/** What ails the database: its disk is full, may not be written or fails, or its file is damaged. */
export type StorageTrouble = 'full' | 'read-only' | 'failing' | 'damaged';

/** The database cannot be read or written. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  /** Undefined where it is something else. */
  readonly trouble: StorageTrouble | undefined;

  constructor(
    message: string,
    options?: ErrorOptions & { readonly trouble?: StorageTrouble | undefined },
  ) {
    super(message, options);
    this.trouble = options?.trouble;
  }
}

/** A newer program wrote the database: no later start of this one will read it. */
export class NewerDatabase extends StorageUnavailable {}

/** Discord did not take a request, and may take it later. */
export class DiscordUnavailable extends Error {
  override readonly name = 'DiscordUnavailable';
}

/** A setting, a file or an argument is wrong; the message says what is allowed. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** A knowledge file that cannot be indexed: which, where in it, and what its owner can do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** Below the knowledge folder, with forward slashes. */
  readonly file: string;
  /** As a person would say it: `line 3`, `cell 2`, `page 4`, `entry 7`. */
  readonly place: string | undefined;
  /** A sentence that says what is wrong and what is allowed. */
  readonly reason: string;

  constructor(
    fault: { readonly file: string; readonly place?: string | undefined; readonly reason: string },
    options?: ErrorOptions,
  ) {
    const where = fault.place === undefined ? fault.file : `${fault.file}, ${fault.place}`;
    super(`${where}: ${fault.reason}`, options);
    this.file = fault.file;
    this.place = fault.place;
    this.reason = fault.reason;
  }
}

/** What went wrong, in the error's own words: anything may be thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
