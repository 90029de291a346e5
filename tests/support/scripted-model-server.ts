import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** As it was sent, for searching. */
  readonly raw: string;
  readonly rules: string;
  readonly data: string;
}

/** What it does with a request. */
export type ModelScript =
  /** Streams this text in pieces of `pieceLength`, and waits `pauseMs` between them. */
  | {
      readonly kind: 'say';
      readonly text: string;
      readonly pieceLength?: number;
      readonly pauseMs?: number;
    }
  | { readonly kind: 'status'; readonly status: number }
  /** Streams this text and cuts the connection. */
  | { readonly kind: 'cut'; readonly text: string }
  /** Streams this text and ends in order, but without a word of why, as a proxy does whose server died. */
  | { readonly kind: 'break-off'; readonly text: string }
  /** Streams this text and then says nothing more. */
  | { readonly kind: 'stall'; readonly text: string }
  /** Takes the request and never says anything. */
  | { readonly kind: 'silence' };

export interface ScriptedModelServer {
  /** For `LLM_BASE_URL`. */
  readonly openaiUrl: string;
  readonly anthropicUrl: string;
  readonly requests: readonly ModelRequest[];
  /** From now on, every request is answered so. */
  script(next: ModelScript | ((request: ModelRequest) => ModelScript)): void;
  close(): Promise<void>;
}

/** A language model's server on loopback, which speaks as OpenAI's and Anthropic's do and says what a test wants. */
export async function startScriptedModelServer(): Promise<ScriptedModelServer> {
  const requests: ModelRequest[] = [];
  let script: (request: ModelRequest) => ModelScript = () => ({ kind: 'status', status: 500 });
  const server = createServer((message, response) => {
    void readRequest(message).then(async (request) => {
      requests.push(request);
      await play(
        script(request),
        request.path.endsWith('/messages') ? ANTHROPIC : OPENAI,
        response,
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // SAFETY: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    openaiUrl: `http://127.0.0.1:${port}/v1`,
    anthropicUrl: `http://127.0.0.1:${port}`,
    requests,
    script: (next) => {
      script = typeof next === 'function' ? next : () => next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(message: IncomingMessage): Promise<ModelRequest> {
  const pieces: Buffer[] = [];
  // SAFETY: a request's body comes in buffers.
  for await (const piece of message) pieces.push(piece as Buffer);
  const raw = Buffer.concat(pieces).toString('utf8');
  // SAFETY: both providers' requests have these parts, and a test fails when one has not.
  const body = JSON.parse(raw) as {
    system?: unknown;
    messages: { role: string; content: unknown }[];
  };
  const of = (role: string) => body.messages.find((said) => said.role === role)?.content;
  return {
    path: message.url ?? '',
    headers: message.headers,
    raw,
    rules: textOf(body.system ?? of('system')),
    data: textOf(of('user')),
  };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  // SAFETY: otherwise it is a list of parts with texts.
  return ((content ?? []) as { text?: string }[]).map(({ text }) => text ?? '').join('');
}

interface Dialect {
  readonly begin: () => string;
  readonly piece: (text: string) => string;
  readonly end: () => string;
  readonly error: (status: number) => string;
}

async function play(
  script: ModelScript,
  dialect: Dialect,
  response: ServerResponse,
): Promise<void> {
  if (script.kind === 'silence') return;
  if (script.kind === 'status') {
    response.writeHead(script.status, { 'content-type': 'application/json' });
    response.end(dialect.error(script.status));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(dialect.begin());
  const length = script.kind === 'say' ? (script.pieceLength ?? 24) : 24;
  const pauseMs = script.kind === 'say' ? (script.pauseMs ?? 0) : 0;
  for (let at = 0; at < script.text.length; at += length) {
    if (response.destroyed) return;
    response.write(dialect.piece(script.text.slice(at, at + length)));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  if (script.kind === 'cut') response.destroy();
  else if (script.kind === 'break-off') response.end();
  else if (script.kind === 'say') response.end(dialect.end());
}

const OPENAI: Dialect = {
  begin: () => openaiEvent({ delta: { role: 'assistant', content: '' }, finish_reason: null }),
  piece: (content) => openaiEvent({ delta: { content }, finish_reason: null }),
  end: () => {
    const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };
    const last = openaiChunk([], usage);
    return `${openaiEvent({ delta: {}, finish_reason: 'stop' })}${last}data: [DONE]\n\n`;
  },
  error: (status) => JSON.stringify({ error: { message: `status ${status}`, type: 'scripted' } }),
};

function openaiEvent(choice: object): string {
  return openaiChunk([{ index: 0, ...choice }]);
}

function openaiChunk(choices: readonly object[], usage?: object): string {
  const chunk = {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'scripted',
    choices,
  };
  return `data: ${JSON.stringify({ ...chunk, ...(usage && { usage }) })}\n\n`;
}

const ANTHROPIC: Dialect = {
  begin: () =>
    anthropicEvent('message_start', {
      message: {
        id: 'm1',
        type: 'message',
        role: 'assistant',
        model: 'scripted',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 900, output_tokens: 1 },
      },
    }) +
    anthropicEvent('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
  piece: (text) =>
    anthropicEvent('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
  end: () =>
    anthropicEvent('content_block_stop', { index: 0 }) +
    anthropicEvent('message_delta', {
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 99 },
    }) +
    anthropicEvent('message_stop', {}),
  error: (status) =>
    JSON.stringify({ type: 'error', error: { type: 'scripted', message: `status ${status}` } }),
};

function anthropicEvent(type: string, fields: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}
