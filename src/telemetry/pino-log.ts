import { destination, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../core/log.ts';

/** Field names that may hold a secret or a person's words: never written, at whatever depth they come up. */
const REDACTED = ['token', 'apiKey', 'authorization', 'content', 'text', 'question'];

/** What openLog gives: the log, and a way to have everything written before the process ends. */
export interface OpenLog {
  readonly log: Log;
  readonly flush: () => void;
}

/** Structured lines on standard error, so that standard output stays for results. */
export function openLog(level: string): OpenLog {
  const sink = destination({ fd: 2, sync: true });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: {
        paths: REDACTED.flatMap((name) => [name, `*.${name}`, `err.requestBody`]),
        remove: true,
      },
      serializers: { err: serializeError },
    },
    sink,
  );
  return { log: logger, flush: () => sink.flushSync() };
}

/** Discord's errors carry the request's body and its url with a token: only what tells the fault is written. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  const status = 'status' in error ? error.status : undefined;
  return {
    name: error.name,
    message: error.message,
    code,
    status,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}
