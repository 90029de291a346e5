import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchFile, isFileAddress } from '../../src/discord/attachments/fetch-file.ts';

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

// A busy machine may take its time: what comes at all comes within this.
const limits = (apiUrl: string) => ({ apiUrl, maxBytes: 1000, timeoutMs: 30_000 });

describe('an attached file', () => {
  it('is loaded from where the API is', async () => {
    const url = await serve((_, response) => response.end('KeyError: 3'));
    const file = await fetchFile(`${url}/attachments/1/out.log`, limits(`${url}/api`));
    expect(file).toEqual({ outcome: 'loaded', text: 'KeyError: 3' });
  });

  it('is loaded from nowhere else', async () => {
    const requests: string[] = [];
    const url = await serve((request, response) => {
      requests.push(request.url ?? '');
      response.end('secret');
    });
    const elsewhere = limits('https://discord.com/api');
    expect(await fetchFile(`${url}/x`, elsewhere)).toEqual({ outcome: 'not-loaded' });
    expect(await fetchFile('file:///etc/passwd', elsewhere)).toEqual({ outcome: 'not-loaded' });
    expect(await fetchFile('no address', elsewhere)).toEqual({ outcome: 'not-loaded' });
    expect(requests).toEqual([]);
  });

  it('is never read beyond the limit, whatever was said of its size', async () => {
    const url = await serve((_, response) => {
      const more = setInterval(() => response.write('x'.repeat(400)), 1);
      response.once('close', () => clearInterval(more));
    });
    expect(await fetchFile(`${url}/endless`, limits(url))).toEqual({ outcome: 'too-large' });
  });

  it('that is gone is not loaded', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end());
    expect(await fetchFile(`${url}/x`, limits(url))).toEqual({ outcome: 'not-loaded' });
  });

  it('that leads elsewhere is not followed, not even where somebody answers', async () => {
    const requests: string[] = [];
    const elsewhere = await serve((request, response) => {
      requests.push(request.url ?? '');
      response.end('secret');
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: `${elsewhere}/inside` }).end();
    });
    expect(await fetchFile(`${url}/x`, limits(url))).toEqual({ outcome: 'not-loaded' });
    expect(requests).toEqual([]);
  });

  it('that never comes is given up', async () => {
    const url = await serve(() => undefined);
    const soon = { ...limits(url), timeoutMs: 300 };
    expect(await fetchFile(`${url}/x`, soon)).toEqual({ outcome: 'not-loaded' });
  });
});

describe('an address of a file', () => {
  const API = 'https://discord.com/api';

  it.each([
    'https://cdn.discordapp.com/attachments/1/2/out.log?ex=1',
    'https://media.discordapp.net/attachments/1/2/out.log',
    'https://discord.com/attachments/1',
  ])('%s is one', (url) => expect(isFileAddress(url, API)).toBe(true));

  it.each([
    'https://bad.example/out.log',
    'https://evilcdn.discordapp.com/x',
    'https://cdn.discordapp.com.bad.example/x',
    'https://cdn.discordapp.com@bad.example/x',
    'https://bad.example/cdn.discordapp.com',
    'http://cdn.discordapp.com/x',
    'ftp://cdn.discordapp.com/x',
    'file://cdn.discordapp.com/etc/passwd',
    'http://discord.com/x',
    'https://discord.com:8443/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'data:text/plain,x',
    '//cdn.discordapp.com/x',
    '',
  ])('%s is none', (url) => expect(isFileAddress(url, API)).toBe(false));
});
