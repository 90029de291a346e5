import { destination, pino, stdTimeFunctions, type DestinationStream } from 'pino';
import { StorageUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

/** Field names that may hold a secret or a person's words: never written, at whatever depth they come up. */
const REDACTED: ReadonlySet<string> = new Set([
  'token',
  'apiKey',
  'authorization',
  'content',
  'text',
  'question',
]);
/** Deeper than any of our fields: what refers to itself has no end. */
const DEEPEST = 8;

/** What openLog gives: the log, and a way to have everything written before the process ends. */
export interface OpenLog {
  readonly log: Log;
  readonly flush: () => void;
}

/** Structured lines on standard error, so that standard output stays for results; a test may take them instead. */
export function openLog(level: string, into?: DestinationStream): OpenLog {
  const stderr = into === undefined ? destination({ fd: 2, sync: true }) : undefined;
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // pino's own redaction names each depth, and none below the one that somebody thought of.
      formatters: { log: (fields) => withoutSecrets(fields) },
      serializers: { err: serializeError },
    },
    stderr ?? into,
  );
  return { log: logger, flush: () => stderr?.flushSync() };
}

function withoutSecrets(fields: object, depth = 0): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([name]) => !REDACTED.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, cleaned(value, depth + 1)]));
}

/** Errors have a serializer, which writes nothing else of them. */
function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error || value instanceof Date) return value;
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((one) => cleaned(one, depth + 1));
  return withoutSecrets(value, depth);
}

/**
 * Discord's errors carry the request's body, its url with a token, and below their first line what was wrong with
 * each field, if need be in the words that were sent: only what tells the fault is written.
 */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  // A disk's trouble is no defect: where in the program it was met says nothing, in line after line while it lasts.
  if (error instanceof StorageUnavailable && error.trouble !== undefined)
    return { name: error.name, message: error.message, trouble: error.trouble };
  const code = 'code' in error ? error.code : undefined;
  const status = 'status' in error ? error.status : undefined;
  const isRequest = 'rawError' in error || 'requestBody' in error;
  return {
    name: error.name,
    message: isRequest ? error.message.split('\n')[0] : error.message,
    code,
    status,
    ...('rawError' in error && { fields: faultyFields(error.rawError) }),
    stack: isRequest ? framesOf(error) : error.stack,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}

function framesOf({ stack }: Error): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** Which fields of a body Discord refused, and by which code: `components.0.label: BASE_TYPE_MAX_LENGTH`. */
function faultyFields(raw: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]: [string, unknown]) => {
    if (key !== '_errors') return faultyFields(value, key === 'errors' ? path : [...path, key]);
    return Array.isArray(value) ? value.map((fault) => `${path.join('.')}: ${codeOf(fault)}`) : [];
  });
}

function codeOf(fault: unknown): string {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : '';
  return typeof code === 'string' ? code : '';
}
