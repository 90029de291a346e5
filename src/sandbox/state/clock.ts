/** The time, ms since 1970. Tests may set it; only waits use real timers. */
export interface SandboxClock {
  now(): number;
}

/** ISO 8601 with microseconds and offset, as Discord writes times. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
