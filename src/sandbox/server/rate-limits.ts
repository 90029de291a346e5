import { createHash } from 'node:crypto';

/** `generous` only counts; `discord` refuses as Discord does. */
export type RateLimitMode = 'generous' | 'discord';

/** Whether a request may pass, and the headers that tell the bot how much it has left. */
export interface Admission {
  readonly isAdmitted: boolean;
  readonly isGlobal: boolean;
  readonly retryAfterSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Bucket {
  used: number;
  endsAt: number;
}

interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

const GENEROUS: Limit = { requests: 1000, windowMs: 1000 };
const GLOBAL: Limit = { requests: 50, windowMs: 1000 };

/** Per-route limits, as large as Discord's were when measured; it publishes none. */
const LIMITS: readonly {
  readonly method: string;
  readonly route: RegExp;
  readonly limit: Limit;
}[] = [
  {
    method: 'POST',
    route: /^\/channels\/:channel\/messages$/,
    limit: { requests: 5, windowMs: 5000 },
  },
  { method: 'PATCH', route: /\/messages\/:message$/, limit: { requests: 5, windowMs: 5000 } },
  { method: 'DELETE', route: /\/messages\/:message$/, limit: { requests: 5, windowMs: 1000 } },
  { method: 'PUT', route: /\/reactions\//, limit: { requests: 1, windowMs: 250 } },
  { method: 'POST', route: /\/threads$/, limit: { requests: 50, windowMs: 300_000 } },
  { method: 'POST', route: /^\/webhooks/, limit: { requests: 5, windowMs: 2000 } },
];
const OTHERS: Limit = { requests: 10, windowMs: 10_000 };

/** Counts requests in buckets: one a method, route and channel, server or webhook. */
export function makeRateLimits(mode: RateLimitMode, now: () => number) {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, limit: Limit): { bucket: Bucket; isOver: boolean } => {
    const known = buckets.get(key);
    const bucket =
      known && known.endsAt > now() ? known : { used: 0, endsAt: now() + limit.windowMs };
    buckets.set(key, bucket);
    const isOver = bucket.used >= limit.requests;
    if (!isOver) bucket.used += 1;
    return { bucket, isOver };
  };
  return (method: string, pattern: string, path: string): Admission => {
    const isInteraction = pattern.startsWith('/interactions') || pattern.startsWith('/webhooks');
    if (mode === 'discord' && !isInteraction) {
      const { bucket, isOver } = take('global', GLOBAL);
      if (isOver) return refused(bucket, now(), { 'X-RateLimit-Global': 'true' }, true);
    }
    const limit = mode === 'generous' ? GENEROUS : limitOf(method, pattern);
    const major = path
      .split('/')
      .slice(0, pattern.startsWith('/webhooks') ? 4 : 3)
      .join('/');
    const { bucket, isOver } = take(`${method} ${pattern} ${major}`, limit);
    const headers = headersOf(`${method} ${pattern}`, limit, bucket, now());
    if (isOver) return refused(bucket, now(), headers, false);
    return { isAdmitted: true, isGlobal: false, retryAfterSeconds: 0, headers };
  };
}

function limitOf(method: string, pattern: string): Limit {
  if (pattern.startsWith('/interactions')) return GENEROUS;
  const found = LIMITS.find((entry) => entry.method === method && entry.route.test(pattern));
  return found?.limit ?? OTHERS;
}

function headersOf(key: string, limit: Limit, bucket: Bucket, now: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit.requests),
    'X-RateLimit-Remaining': String(limit.requests - bucket.used),
    'X-RateLimit-Reset': (bucket.endsAt / 1000).toFixed(3),
    'X-RateLimit-Reset-After': ((bucket.endsAt - now) / 1000).toFixed(3),
    'X-RateLimit-Bucket': createHash('md5').update(key).digest('hex'),
  };
}

function refused(
  bucket: Bucket,
  now: number,
  headers: Readonly<Record<string, string>>,
  isGlobal: boolean,
): Admission {
  const retryAfterSeconds = Math.max(0.001, (bucket.endsAt - now) / 1000);
  return { isAdmitted: false, isGlobal, retryAfterSeconds, headers };
}
