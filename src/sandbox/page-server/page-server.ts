import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Sandbox } from '../sandbox.ts';
import { makeNews } from './news.ts';
import { performAction, type ActionDeps } from './perform-action.ts';
import type { BotPort, InsidePort } from './ports.ts';
import type { ActionResult, PagePerson, ServerMessage, Tour } from './protocol.ts';
import { readPageMessage } from './read-action.ts';
import { serveFiles } from './serve-files.ts';
import { makeSwitchBoard } from './switch-board.ts';
import { snapshotOf } from './views.ts';

/** What the page shows, and of whom. */
export interface PageServerOptions {
  readonly sandbox: Sandbox;
  readonly guild: { readonly id: string; readonly name: string };
  /** The two people whom the visitor plays. */
  readonly people: readonly PagePerson[];
  readonly tour: Tour;
  /** Where the built page lies. */
  readonly pageDir: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly bot?: BotPort;
  readonly inside?: InsidePort;
}

/** The page, being served on loopback. */
export interface PageServer {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const SOCKET_PATH = '/live';
/** Room for a message with its attachments, in bytes. */
const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;

/** The close code for what cannot be read: RFC 6455, 7.4.1. */
const UNREADABLE = 1007;

/** Serves the page of a sandbox and one WebSocket for each visitor: the news out, their actions in. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const { sandbox, bot, pageDir } = options;
  const server = createServer((request, response) => {
    serveFiles({ pageDir, sandboxUrl: sandbox.url }, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const tellAll = (message: ServerMessage): void => {
    const text = JSON.stringify(message);
    for (const socket of sockets.clients) socket.send(text);
  };
  const switches = makeSwitchBoard(sandbox, (state) =>
    tellAll({ type: 'switches', switches: state }),
  );
  const news = makeNews(options, tellAll);
  const deps: ActionDeps = {
    sandbox,
    switches,
    bot,
    modals: new Map(),
    placeChanged: news.placeChanged,
  };
  const url = await listen(server, options.port ?? 0);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== SOCKET_PATH || `${request.headers.origin ?? ''}/` !== url) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (live) => {
      tell(live, { type: 'snapshot', snapshot: snapshotOf(options, switches) });
      live.on('message', (data: Buffer) => {
        answer(deps, live, data.toString('utf8')).catch(() => live.close(UNREADABLE));
      });
    });
  });
  return {
    url,
    stop: async () => {
      news.stop();
      switches.stop();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(deps: ActionDeps, socket: WebSocket, text: string): Promise<void> {
  const { id, action } = readPageMessage(text);
  const result = await performAction(deps, action).catch((error: unknown): ActionResult => ({
    kind: 'refused',
    reason: error instanceof Error ? error.message : String(error),
  }));
  tell(socket, { type: 'result', id, result });
}

function tell(socket: WebSocket, message: ServerMessage): void {
  socket.send(JSON.stringify(message));
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  return `http://${HOST}:${typeof address === 'object' && address ? address.port : port}/`;
}
