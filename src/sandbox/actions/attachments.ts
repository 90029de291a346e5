import type { APIAttachment } from 'discord-api-types/v10';
import type { World } from '../state/world.ts';

/** A file as it comes in, from the bot or from a person. */
export interface IncomingFile {
  readonly name: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
  readonly description?: string;
}

/** Keeps a file in memory and gives the attachment whose `url` serves it. */
export function storeFile(world: World, channelId: string, file: IncomingFile): APIAttachment {
  const id = world.nextId();
  const name = file.name.replace(/[^\w.-]+/g, '_');
  const path = `/attachments/${channelId}/${id}/${name}`;
  const contentType = file.contentType ?? guessType(name);
  world.files.set(path, { name, contentType, bytes: file.bytes });
  const url = `${world.baseUrl}${path}`;
  return {
    id,
    filename: name,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  py: 'text/x-python; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ipynb: 'application/x-ipynb+json',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
};

function guessType(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
