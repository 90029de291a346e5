import type { Log, LogFields } from '../../src/core/log.ts';

/** Keeps what is logged. */
export class RecordingLog implements Log {
  readonly lines: { level: string; fields: LogFields; event: string }[] = [];

  debug(fields: LogFields, event: string): void {
    this.lines.push({ level: 'debug', fields, event });
  }

  info(fields: LogFields, event: string): void {
    this.lines.push({ level: 'info', fields, event });
  }

  warn(fields: LogFields, event: string): void {
    this.lines.push({ level: 'warn', fields, event });
  }

  error(fields: LogFields, event: string): void {
    this.lines.push({ level: 'error', fields, event });
  }

  events(level: string): string[] {
    return this.lines.filter((line) => line.level === level).map(({ event }) => event);
  }
}
