import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The page asks nobody but this server. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Serves the built page, and the files that people and the bot attached. */
export async function serveFiles(
  { pageDir, sandboxUrl }: { readonly pageDir: string; readonly sandboxUrl: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', sandboxUrl);
  if (pathname.startsWith('/attachments/')) {
    await passOn(`${sandboxUrl}${pathname}`, response);
    return;
  }
  const path = join(pageDir, normalize(pathname === '/' ? '/index.html' : pathname));
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    response.writeHead(404).end('not found');
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
  createReadStream(path).pipe(response);
}

/** An attached file: images are shown, everything else is downloaded. */
async function passOn(url: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const isImage = /^image\/(?:png|jpeg|gif|webp)$/.test(type);
  response.writeHead(answer.status, {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': isImage ? 'inline' : 'attachment',
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
