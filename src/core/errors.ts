/** Faults that adapters may throw and the core understands. Each keeps the library's error as its cause. */

/** A model (embedding or writing) gave no result. */
export class ModelUnavailable extends Error {
  override readonly name = 'ModelUnavailable';
}

/** The database cannot be read or written. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Discord did not take a request, and may take it later. */
export class DiscordUnavailable extends Error {
  override readonly name = 'DiscordUnavailable';
}

/** A setting, a file or an argument is wrong; the message says what is allowed. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}
