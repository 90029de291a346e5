import type { IncomingMessage } from 'node:http';
import type { IncomingFile } from '../actions/attachments.ts';

/** The body of a request: JSON, or a form whose `payload_json` is the JSON beside files. */
export interface ReceivedBody {
  readonly json: unknown;
  readonly files: ReadonlyMap<string, IncomingFile>;
}

/** Reads a whole body. Throws `SyntaxError` when its JSON cannot be read. */
export async function readBody(request: IncomingMessage): Promise<ReceivedBody> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: new Map() };
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: JSON.parse(bytes.toString('utf8')) as unknown, files: new Map() };
}

async function readForm(bytes: Buffer, type: string): Promise<ReceivedBody> {
  // A form from a bot on loopback, small enough for memory: no streaming parser is worth a dependency.
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- advised against for big uploads
  }).formData();
  const files = new Map<string, IncomingFile>();
  let json: unknown;
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string') {
      if (key === 'payload_json') json = JSON.parse(value);
      continue;
    }
    const number = /^files\[(\d+)\]$/.exec(key)?.[1] ?? String(files.size);
    const contents = Buffer.from(await value.arrayBuffer());
    const kind =
      value.type && value.type !== 'application/octet-stream' ? { contentType: value.type } : {};
    files.set(number, { name: value.name, bytes: contents, ...kind });
  }
  return { json, files };
}
