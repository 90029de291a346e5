import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RestCall } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { tooMany, type Answer } from './answer.ts';
import { pause, type Fault, type FaultBook } from './faults.ts';
import { handleRequest, type Handled, type Incoming } from './handle-request.ts';
import { makeRateLimits, type RateLimitMode } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { findRoute, type Route } from './route.ts';

/** How the server behaves. */
export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly faults: FaultBook;
  readonly rateLimits: RateLimitMode;
  readonly rejectsViolations: boolean;
}

const PREFIX = /^\/api\/v10(?=\/)/;
/** Where attached files lie. */
const FILES = '/attachments/';
/** Faults are checked before the body is looked at, and hit as Discord's own proxies would. */
const DOWN: Fault = { kind: 'status', status: 503, body: 'upstream connect error' };

/** The HTTP side: Discord's REST API below `/api/v10`, and the attached files. */
export function createRestServer(world: World, options: ServerOptions): Server {
  const admit = makeRateLimits(options.rateLimits, () => world.clock.now());
  return createServer((request, response) => {
    serve(world, options, admit, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!response.headersSent) send(response, { ...internalError(message) });
    });
  });
}

async function serve(
  world: World,
  options: ServerOptions,
  admit: ReturnType<typeof makeRateLimits>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.baseUrl);
  const startedAt = Date.now();
  const incoming = await receive(request, url);
  if (await serveFile(world, options, incoming, response)) return;
  const pattern = findRoute(options.routes, incoming.method, incoming.path)?.route.pattern ?? '';
  const hit = options.faults.isDown
    ? DOWN
    : options.faults.take(incoming.method, pattern, incoming.path);
  if (hit?.kind === 'delay') await pause(world, hit.ms);
  const early = faultAnswer(hit);
  const admission = early ? undefined : admit(incoming.method, pattern, incoming.path);
  const refusal =
    admission && !admission.isAdmitted
      ? tooMany(admission.retryAfterSeconds, {
          scope: admission.isGlobal ? 'global' : 'user',
          isGlobal: admission.isGlobal,
        })
      : undefined;
  const isDropped = hit?.kind === 'drop-before';
  const handled: Handled =
    isDropped || early || refusal
      ? { answer: early ?? refusal ?? nothing(), violations: [] }
      : handleRequest(world, options.routes, incoming, options.rejectsViolations);
  record(world, incoming, pattern, handled, hit, startedAt);
  if (isDropped || hit?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  const { answer } = handled;
  const headers = {
    Date: new Date(world.clock.now()).toUTCString(),
    ...admission?.headers,
    ...answer.headers,
  };
  send(response, { ...answer, headers });
}

async function receive(request: IncomingMessage, url: URL): Promise<Incoming> {
  const path = PREFIX.test(url.pathname) ? url.pathname.replace(PREFIX, '') : url.pathname;
  return {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    authorization: request.headers.authorization,
    received: await readBody(request),
  };
}

function record(
  world: World,
  incoming: Incoming,
  pattern: string,
  { answer, violations }: Handled,
  hit: Fault | undefined,
  startedAt: number,
): void {
  const call: RestCall = {
    method: incoming.method,
    route: pattern,
    path: incoming.path,
    query: Object.fromEntries(incoming.query),
    body: incoming.received.json,
    files: [...incoming.received.files.values()].map(({ name }) => name),
    status: answer.status,
    code: answer.code,
    fault: hit?.kind ?? null,
    violations,
    at: world.clock.now(),
    tookMs: Date.now() - startedAt,
  };
  world.calls.push(call);
  world.emit({ kind: 'rest-call', call });
}

/** A file may come late, which is recorded as soon as it is asked for; nothing else goes wrong with it. */
async function serveFile(
  world: World,
  { faults }: ServerOptions,
  incoming: Incoming,
  response: ServerResponse,
): Promise<boolean> {
  if (!incoming.path.startsWith(FILES)) return false;
  const hit = faults.take(incoming.method, FILES, incoming.path);
  if (hit?.kind === 'delay') {
    record(world, incoming, FILES, { answer: nothing(), violations: [] }, hit, Date.now());
    await pause(world, hit.ms);
  }
  const file = world.files.get(incoming.path);
  response.writeHead(file ? 200 : 404, file ? { 'Content-Type': file.contentType } : {});
  response.end(file?.bytes);
  return true;
}

function faultAnswer(hit: Fault | undefined): Answer | undefined {
  if (hit?.kind === 'rate-limit') {
    const isGlobal = hit.isGlobal ?? false;
    return tooMany(hit.retryAfterSeconds, { scope: isGlobal ? 'global' : 'shared', isGlobal });
  }
  if (hit?.kind !== 'status') return undefined;
  const body = hit.body ?? { message: `${hit.status}: Fault`, code: 0 };
  return { status: hit.status, code: 0, headers: {}, body };
}

function nothing(): Answer {
  return { status: 0, code: null, headers: {}, body: undefined };
}

function internalError(message: string): Answer {
  return { status: 500, code: 0, headers: {}, body: { message, code: 0 } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { 'Content-Type': isText ? 'text/plain' : 'application/json' }),
  });
  response.end(isText || body === undefined ? body : JSON.stringify(body));
}
