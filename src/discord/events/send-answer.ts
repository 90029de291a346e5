import { setTimeout as pause } from 'node:timers/promises';
import { Routes, type APIMessage, type APIThreadChannel, type Client } from 'discord.js';
import { FIRST_MESSAGE_WAITS_MS } from '../../core/hearing/tuning.ts';
import { sendMessage, type OutgoingMessage } from '../desk/send.ts';
import { attempt, type Failure } from '../failures.ts';

/** The post's author has not yet sent its first message, as Discord sees it. */
const POST_NOT_BEGUN = '40058';
/** Discord's code for a body with a wrong part, such as a reference to a message that is gone. */
const INVALID_BODY = '50035';
/** Minutes without a message until Discord puts an answer's thread away: a day. */
const THREAD_ARCHIVES_AFTER_MINUTES = 1_440;

/** Where an answer goes. */
export interface AnswerPlace {
  readonly channelId: string;
  /** The message it replies to; undefined to stand by itself. */
  readonly replyToId: string | undefined;
}

export type SentAnswer =
  | { readonly outcome: 'sent'; readonly message: APIMessage }
  | { readonly outcome: 'not-sent'; readonly code: string };

/**
 * Sends an answer. Where the message it replies to is gone, or may not be read, it stands by itself; where a post
 * has no first message yet, it waits for that. Never by direct message what was asked in the open.
 * @throws DiscordUnavailable when Discord may take it later.
 */
export async function sendAnswer(
  client: Client,
  { channelId, replyToId }: AnswerPlace,
  body: OutgoingMessage['body'],
  key: string,
): Promise<SentAnswer> {
  const send = async (reference: string | undefined) =>
    attempt(async () => {
      const quoted = reference && { message_id: reference, fail_if_not_exists: false };
      const whole = { ...body, ...(quoted && { message_reference: quoted }) };
      return sendMessage(client.rest, channelId, { body: whole, files: [] }, key);
    });
  let sent = await send(replyToId);
  if ('failed' in sent && replyToId !== undefined && isAboutReference(sent.failed)) {
    sent = await send(undefined);
  }
  for (const wait of FIRST_MESSAGE_WAITS_MS) {
    if (!('failed' in sent) || sent.failed.code !== POST_NOT_BEGUN) break;
    await pause(wait);
    sent = await send(replyToId);
  }
  return 'ok' in sent
    ? { outcome: 'sent', message: sent.ok }
    : { outcome: 'not-sent', code: sent.failed.code };
}

/** What came of a wish for a thread. */
export type OpenedThread =
  | { readonly outcome: 'open'; readonly threadId: string }
  /** The message was deleted: nobody wants an answer any more. */
  | { readonly outcome: 'message-gone' }
  /** No permission, no such thing here, too many: the answer goes into the channel instead. */
  | { readonly outcome: 'no-thread'; readonly code: string };

/** Opens a thread on a message, or gives the one that is there. @throws DiscordUnavailable */
export async function openThreadOn(
  client: Client,
  { channelId, messageId }: { readonly channelId: string; readonly messageId: string },
  name: string,
): Promise<OpenedThread> {
  const opened = await attempt(async () => {
    const body = { name, auto_archive_duration: THREAD_ARCHIVES_AFTER_MINUTES };
    // SAFETY: Discord's documented answer to this request.
    return (await client.rest.post(Routes.threads(channelId, messageId), {
      body,
    })) as APIThreadChannel;
  });
  if ('ok' in opened) return { outcome: 'open', threadId: opened.ok.id };
  const { refusal, code } = opened.failed;
  // A thread has the id of the message that it stands on.
  if (refusal === 'thread-exists') return { outcome: 'open', threadId: messageId };
  if (refusal === 'message-gone') return { outcome: 'message-gone' };
  return { outcome: 'no-thread', code };
}

function isAboutReference({ refusal, code }: Failure): boolean {
  return refusal === 'message-gone' || refusal === 'no-history' || code === INVALID_BODY;
}
