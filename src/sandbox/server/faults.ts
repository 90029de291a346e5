import type { World } from '../state/world.ts';

/** Something that goes wrong with the requests that match. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: object | string }
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterSeconds: number;
      readonly isGlobal?: boolean;
    }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection breaks and nothing happens. */
  | { readonly kind: 'drop-before' }
  /** What was asked for happens; then the connection breaks, without an answer. */
  | { readonly kind: 'drop-after' };

/** Which requests a fault hits. Left out: all. `route` is a pattern or a part of the path. */
export interface FaultMatch {
  readonly method?: string;
  readonly route?: string | RegExp;
}

/** A fault, whom it hits and how many times (for ever, unless said). */
export type FaultRule = Fault & { readonly match?: FaultMatch; readonly times?: number };

/** The faults that are in force. */
export interface Faults {
  /** Puts a fault in force; call the answer to lift it. */
  add(rule: FaultRule): () => void;
  clear(): void;
}

/** Faults, and the server's way to ask which one hits a request. */
export interface FaultBook extends Faults {
  take(method: string, pattern: string, path: string): Fault | undefined;
  isDown: boolean;
}

/** No faults yet. */
export function makeFaultBook(): FaultBook {
  const rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    isDown: false,
    add: (rule) => {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    clear: () => {
      rules.length = 0;
    },
    take: (method, pattern, path) => {
      const hit = rules.find(({ rule, left }) => left > 0 && hits(rule, method, pattern, path));
      if (!hit) return undefined;
      hit.left -= 1;
      return hit.rule;
    },
  };
}

/** Waits, unless the sandbox stops first. */
export function pause(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      world.timers.delete(timer);
      resolve();
    }, ms);
    world.timers.add(timer);
  });
}

function hits({ match }: FaultRule, method: string, pattern: string, path: string): boolean {
  if (match?.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match?.route === undefined) return true;
  if (typeof match.route !== 'string') return match.route.test(path);
  return match.route === pattern || path.includes(match.route);
}
