import type { IncomingFile } from '../actions/attachments.ts';
import type { Channel } from '../state/model.ts';
import type { Violation, ViolationRule } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { BodySchema } from '../validation/body-schemas.ts';

/** A request on its way through a route. */
export interface Request<Body = unknown> {
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** Uploaded files by the number in `files[n]`. */
  readonly files: ReadonlyMap<string, IncomingFile>;
  /** A part of the path by its name in the pattern; throws when the pattern has no such name. */
  param(name: string): string;
  /** The channel that `:channel` names; 10003 when there is none. */
  channel(): Channel;
  /** Writes down a rule that this request breaks. */
  violation(rule: ViolationRule, message: string): Violation;
}

/** An answer with another status than 200, or 204 for nothing. */
export class Reply {
  readonly status: number;
  readonly body: object | undefined;

  constructor(status: number, body?: object) {
    this.status = status;
    this.body = body;
  }
}

/** One thing that the bot can ask for. */
export interface Route {
  readonly method: string;
  /** The path below `/api/v10`, `:name` for each part that varies. */
  readonly pattern: string;
  readonly isOpen: boolean;
  readonly schema: (request: Request) => BodySchema | undefined;
  readonly handle: (request: Request) => object | undefined;
}

interface RouteOptions<Body> {
  readonly schema?: BodySchema | ((request: Request) => BodySchema);
  /** Whether the path's own token is enough, without the bot's. */
  readonly isOpen?: boolean;
  readonly handle: (request: Request<Body>) => object | undefined;
}

/** Describes a route. `Body` is the type that the schema makes sure of. */
export function route<Body = undefined>(
  method: string,
  pattern: string,
  { schema, isOpen, handle }: RouteOptions<Body>,
): Route {
  return {
    method,
    pattern,
    isOpen: isOpen ?? false,
    schema: (request) => (typeof schema === 'function' ? schema(request) : schema),
    // SAFETY: the body has passed the route's schema, which is Discord's for `Body`.
    handle: (request) => handle(request as Request<Body>),
  };
}

/** Finds the route of a path, and the parts that vary. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: ReadonlyMap<string, string> } | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = match(route.pattern.split('/'), parts);
    if (params) return { route, params };
  }
  return undefined;
}

function match(
  pattern: readonly string[],
  parts: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (wanted.startsWith(':')) params.set(wanted.slice(1), decodeURIComponent(part));
    else if (wanted !== part) return undefined;
  }
  return params;
}
