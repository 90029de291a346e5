import type { PageFile } from '../../page-server/read-action.ts';
import type { CommandDraft } from './draft.ts';

/** Files as they travel to the server. */
export function packFiles(files: readonly File[]): Promise<PageFile[]> {
  return Promise.all(files.map(packFile));
}

/** A file as it travels to the server. */
async function packFile(file: File): Promise<PageFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + CHUNK)));
  }
  return { name: file.name, type: file.type, base64: btoa(parts.join('')) };
}

/** A call takes so many arguments for sure. */
const CHUNK = 16_384;

/** What is filled in, as it travels to the server. */
export async function packValues({ values }: CommandDraft) {
  const packed = await Promise.all(
    [...values]
      .filter(([, { text }]) => text !== '')
      .map(async ([name, { value }]) => {
        return [name, value instanceof File ? await packFile(value) : value] as const;
      }),
  );
  return Object.fromEntries(packed);
}
