/** Where Discord keeps files. */
const DISCORD_FILE_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** What came of loading a file. */
export type FetchedFile =
  | { readonly outcome: 'loaded'; readonly text: string }
  | { readonly outcome: 'too-large' | 'not-loaded' };

export interface FetchFileOptions {
  /** An origin beside Discord's own: that of the API in use, for a Discord on loopback. */
  readonly apiUrl: string;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * Loads a file that somebody attached, as text. Only from where Discord keeps files, without following
 * redirects, and never more than the limit, whatever was said of its size.
 */
export async function fetchFile(
  url: string,
  { apiUrl, maxBytes, timeoutMs }: FetchFileOptions,
): Promise<FetchedFile> {
  if (!isFileAddress(url, apiUrl)) return { outcome: 'not-loaded' };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { signal, redirect: 'error' });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return { outcome: 'not-loaded' };
    }
    return await readWithin(response.body, maxBytes);
  } catch (error) {
    // Refused, cut off, too slow: the question is answered without the file.
    if (error instanceof TypeError || error instanceof DOMException) {
      return { outcome: 'not-loaded' };
    }
    throw error;
  }
}

/** Whether an address is one of Discord's own for files, or of the API in use. */
export function isFileAddress(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && DISCORD_FILE_HOSTS.includes(hostname);
}

async function readWithin(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<FetchedFile> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    // Leaving the loop cancels the stream.
    if (size > maxBytes) return { outcome: 'too-large' };
    pieces.push(piece);
  }
  return { outcome: 'loaded', text: new TextDecoder().decode(Buffer.concat(pieces)) };
}
