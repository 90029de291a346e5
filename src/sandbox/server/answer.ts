import { ApiFault } from '../state/errors.ts';
import { Reply } from './route.ts';

/** What goes back to the bot. */
export interface Answer {
  readonly status: number;
  readonly body: object | string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Discord's error code, when this is an error. */
  readonly code: number | null;
}

/** The answer to a request that went well. */
export function success(result: object | undefined): Answer {
  const { status, body } =
    result instanceof Reply ? result : { status: result ? 200 : 204, body: result };
  return { status, body, headers: {}, code: null };
}

/** The answer to a request that Discord turns down. */
export function failure(fault: ApiFault): Answer {
  if (fault.retryAfterSeconds !== undefined) {
    return tooMany(fault.retryAfterSeconds, { scope: 'user', isGlobal: false });
  }
  const { status, code, message, errors } = fault;
  return { status, code, headers: {}, body: { message, code, ...(errors ? { errors } : {}) } };
}

/** 429: come back later. */
export function tooMany(
  retryAfterSeconds: number,
  { scope, isGlobal }: { readonly scope: 'user' | 'shared' | 'global'; readonly isGlobal: boolean },
): Answer {
  return {
    status: 429,
    code: 0,
    body: {
      message: 'You are being rate limited.',
      retry_after: retryAfterSeconds,
      global: isGlobal,
    },
    headers: {
      'Retry-After': String(Math.ceil(retryAfterSeconds)),
      'X-RateLimit-Scope': scope,
      ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}
