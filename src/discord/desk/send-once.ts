import type { APIMessage, Client } from 'discord.js';
import type { Attempt } from '../../core/escalation/delivery.ts';
import { ownId } from './channels.ts';
import { findOwnMessage } from './own-messages.ts';
import { sendMessage, type OutgoingMessage } from './send.ts';

/** A message that must stand there once. */
export interface OnceMessage {
  readonly message: OutgoingMessage;
  /** What recognises it: a part of an id of one of its buttons. */
  readonly mark: string;
  readonly attempt: Attempt;
  readonly fits?: (message: APIMessage) => boolean;
}

/** Sends a message, unless an earlier attempt did; gives the one that stands there. */
export async function sendOnce(
  client: Client,
  channelId: string,
  { message, mark, attempt, fits }: OnceMessage,
): Promise<APIMessage> {
  const { key, mayBeDone, since } = attempt;
  const search = { mark, since, ...(fits === undefined ? {} : { fits }) };
  const earlier = mayBeDone
    ? await findOwnMessage(client.rest, ownId(client), channelId, search)
    : undefined;
  return earlier ?? sendMessage(client.rest, channelId, message, key);
}
