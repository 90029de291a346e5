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
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

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
  return files.map(({ name, text }) => ({
    name,
    data: Buffer.from(text, 'utf8'),
    contentType: 'text/plain; charset=utf-8',
  }));
}
