import {
  Routes,
  type APIMessage,
  type RawFile,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';

/** A message to send: its body, and files beside it. */
export interface OutgoingMessage {
  readonly body: Omit<RESTPostAPIChannelMessageJSONBody, 'nonce' | 'enforce_nonce'>;
  readonly files: readonly OutgoingFile[];
}

/** A file of plain text, or of another kind. */
export type OutgoingFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array; readonly contentType: string };

/** Sends a message under a nonce: sent twice within minutes, it appears once. */
export async function sendMessage(
  rest: REST,
  channelId: string,
  { body, files }: OutgoingMessage,
  key: string,
): Promise<APIMessage> {
  // SAFETY: Discord's documented answer to this request.
  return (await rest.post(Routes.channelMessages(channelId), {
    body: { ...body, nonce: key, enforce_nonce: true },
    files: rawFiles(files),
  })) as APIMessage;
}

export function rawFiles(files: OutgoingMessage['files']): RawFile[] {
  return files.map((file) =>
    'text' in file
      ? {
          name: file.name,
          data: Buffer.from(file.text, 'utf8'),
          contentType: 'text/plain; charset=utf-8',
        }
      : { name: file.name, data: Buffer.from(file.bytes), contentType: file.contentType },
  );
}
