import type { Action, ActionResult, ServerMessage } from '../../page-server/protocol.ts';

/** The line to the server. */
export interface Connection {
  readonly act: (action: Action) => Promise<ActionResult>;
}

/** A lost line is tried again after this time, in milliseconds. */
const RETRY_MS = 1000;

/** Opens the line, and opens it again whenever it is lost. */
export function connect(
  onMessage: (told: ServerMessage) => void,
  onChange: (isConnected: boolean) => void,
): Connection {
  const waiting = new Map<number, (result: ActionResult) => void>();
  let socket: WebSocket | undefined;
  let lastId = 0;
  const open = (): void => {
    socket = new WebSocket(new URL('/live', location.href.replace(/^http/, 'ws')));
    socket.addEventListener('open', () => onChange(true));
    socket.addEventListener('message', ({ data }) => {
      // SAFETY: the server of this page sends nothing else; both are built from one protocol.ts.
      const told = JSON.parse(String(data)) as ServerMessage;
      if (told.type === 'result') {
        waiting.get(told.id)?.(told.result);
        waiting.delete(told.id);
      }
      onMessage(told);
    });
    socket.addEventListener('close', () => {
      onChange(false);
      for (const settle of waiting.values()) settle(LOST);
      waiting.clear();
      setTimeout(open, RETRY_MS);
    });
  };
  open();
  return {
    act: (action) => {
      if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(LOST);
      lastId += 1;
      const id = lastId;
      socket.send(JSON.stringify({ id, action }));
      return new Promise((resolve) => waiting.set(id, resolve));
    },
  };
}

const LOST: ActionResult = { kind: 'refused', reason: 'the sandbox is not running any more' };
