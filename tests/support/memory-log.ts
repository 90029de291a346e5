import type { Log } from '../../src/core/log.ts';

/** Keeps every event with its fields. */
export class MemoryLog implements Log {
  readonly events: {
    readonly event: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[] = [];

  debug(fields: Readonly<Record<string, unknown>>, event: string): void {
    this.events.push({ event, fields });
  }

  info(fields: Readonly<Record<string, unknown>>, event: string): void {
    this.events.push({ event, fields });
  }

  warn(fields: Readonly<Record<string, unknown>>, event: string): void {
    this.events.push({ event, fields });
  }

  error(fields: Readonly<Record<string, unknown>>, event: string): void {
    this.events.push({ event, fields });
  }
}
