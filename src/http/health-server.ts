import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BadInput } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

/** What must hold for the bot to be of use, by name; false where it does not. */
export type Readiness = Readonly<Record<string, boolean>>;

/** A running health server. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface HealthDeps {
  readonly port: number;
  readonly readiness: () => Promise<Readiness>;
  /** What Prometheus reads. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  readonly log: Log;
}

type Routes = Readonly<Record<string, (response: ServerResponse) => Promise<void>>>;

/**
 * Serves `/healthz` (200 from a process that turns its event loop; a stuck one gives no answer), `/readyz` (200 when
 * everything in `readiness` holds, else 503), both with a small JSON body, and `/metrics`.
 * @throws BadInput when the port is in use or may not be used.
 */
export async function startHealthServer(deps: HealthDeps): Promise<HealthServer> {
  const { port } = deps;
  const routes = makeRoutes(deps);
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) {
      send(response, 404, { paths: Object.keys(routes) });
      return;
    }
    route(response).catch((error: unknown) => {
      deps.log.error({ err: error, path }, 'page for operators failed');
      if (!response.headersSent) send(response, 500, { failed: true });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, resolve);
  });
  // SAFETY: a server that listens on a port has an address with one.
  const { port: actual } = server.address() as AddressInfo;
  return {
    port: actual,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function makeRoutes({ readiness, metrics, log }: HealthDeps): Routes {
  return {
    '/healthz': async (response) => {
      const askedAt = performance.now();
      // One full turn: whatever holds the event loop up shows in it.
      await new Promise<void>((resolve) => setImmediate(resolve));
      send(response, 200, { alive: true, turnMs: Math.round(performance.now() - askedAt) });
    },
    '/readyz': async (response) => {
      const state = await readiness().catch((error: unknown) => {
        log.error({ err: error }, 'readiness not checked');
        return { checked: false };
      });
      send(response, Object.values(state).every(Boolean) ? 200 : 503, state);
    },
    '/metrics': async (response) => {
      const { contentType, body } = await metrics();
      response.writeHead(200, { 'content-type': contentType }).end(body);
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EACCES' ? 'may not be used' : 'is in use';
  return new BadInput(`HTTP_PORT ${port} ${why}: choose another port`, { cause: error });
}
