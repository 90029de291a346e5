/** What happened, as fields. Never a secret, and never what a person wrote. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A logger's methods: fields first, fixed words after. */
export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

/** Drops everything. For callers that have no use for a log. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
