import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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
}

/**
 * Serves `/healthz` (200 while the process turns its event loop) and `/readyz` (200 when everything in
 * `readiness` holds, else 503), both with a small JSON body.
 * @throws the error of listening, such as a port in use.
 */
export async function startHealthServer({ port, readiness }: HealthDeps): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, readiness);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
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

async function answer(
  url: string,
  response: ServerResponse,
  readiness: () => Promise<Readiness>,
): Promise<void> {
  const path = url.split('?')[0];
  if (path === '/healthz') {
    send(response, 200, { alive: true });
    return;
  }
  if (path !== '/readyz') {
    send(response, 404, { paths: ['/healthz', '/readyz'] });
    return;
  }
  const state = await readiness().catch(() => ({ checked: false }));
  send(response, Object.values(state).every(Boolean) ? 200 : 503, state);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
