import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer, type WebSocket } from 'ws';
import type { World } from '../state/world.ts';
import { Connection } from './connection.ts';
import type { PrivilegedIntent } from './intents.ts';
import type { GatewaySession } from './session.ts';

/** How connections are cut. */
export interface DisconnectOptions {
  /** Whether the bot may take its session up again. Without: it must identify anew. */
  readonly resumable?: boolean;
  /** Whether events are lost until it is back. A session that cannot be resumed loses them anyhow. */
  readonly loseEvents?: boolean;
  /** How: a close frame (the default), a reconnect request, or a torn connection. */
  readonly by?: 'close' | 'reconnect' | 'tear';
  /** The code of the close frame; 4000, after which a client resumes, unless said. */
  readonly code?: number;
}

/** The WebSocket side of Discord, and the means to disturb it. */
export interface Gateway {
  /** How many connections have a session. */
  readonly connected: number;
  disconnectAll(options?: DisconnectOptions): void;
  /** Refuses every connection while true. */
  refuse(isRefusing: boolean): void;
  stop(): Promise<void>;
}

/** A close code after which Discord lets a client resume. */
const UNKNOWN_ERROR = 4000;

/** Serves `/gateway` on the HTTP server and sends the world's events to the sessions. */
export function createGateway(
  world: World,
  server: Server,
  enabledIntents: readonly PrivilegedIntent[],
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, GatewaySession>();
  let isRefusing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isGateway = request.url?.startsWith('/gateway') === true;
    if (isRefusing || !isGateway) {
      socket.end(`HTTP/1.1 ${isRefusing ? '503 Service Unavailable' : '404 Not Found'}\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      new Connection(world, webSocket, sessions, enabledIntents).greet();
    });
  });
  world.dispatch = (dispatch) =>
    [...sessions.values()].map((session) => session.offer(dispatch)).some(Boolean);
  return {
    get connected() {
      return [...sessions.values()].filter(({ isConnected }) => isConnected).length;
    },
    disconnectAll: (options = {}) => {
      disconnectAll([...sockets.clients], sessions, options);
    },
    refuse: (value) => {
      isRefusing = value;
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

function disconnectAll(
  sockets: readonly WebSocket[],
  sessions: Map<string, GatewaySession>,
  { resumable = true, loseEvents = false, by = 'close', code = UNKNOWN_ERROR }: DisconnectOptions,
): void {
  for (const session of sessions.values()) session.losesEvents = loseEvents;
  if (!resumable) sessions.clear();
  for (const socket of sockets) {
    for (const session of sessions.values()) session.detach(socket);
    if (by === 'tear') socket.terminate();
    else if (by === 'reconnect') {
      socket.send(JSON.stringify({ op: GatewayOpcodes.Reconnect, d: null }));
      socket.close(UNKNOWN_ERROR);
    } else socket.close(code);
  }
}
