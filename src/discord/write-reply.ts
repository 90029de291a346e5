import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  type Message,
  type RepliableInteraction,
  type WebhookMessageEditOptions,
} from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Question } from '../core/question.ts';
import type { ResumeCommand } from './events/resume-command.ts';
import { orUnavailable } from './failures.ts';
import { whileUnavailable } from './while-unavailable.ts';

/** Shows something in the reply that stands as "thinking", once: what comes later says it better. */
export async function showInReply(
  { webhook }: Pick<RepliableInteraction, 'webhook'>,
  message: WebhookMessageEditOptions,
): Promise<void> {
  await webhook.editMessage('@original', message);
}

/**
 * Writes the answer into the reply that stands as "thinking", again and again for some minutes while Discord takes
 * nothing: nobody can press it anew. Gives the reply. Where Discord takes it no more, the question is answered
 * elsewhere; what Discord does not take at all now stays owed, and is taken up later. Then undefined.
 */
export function makeAnswerInReply({
  resumeCommand,
  log,
}: {
  readonly resumeCommand: ResumeCommand;
  readonly log: Log;
}) {
  return async function answerInReply(
    { webhook }: Pick<RepliableInteraction, 'webhook'>,
    question: Question,
    message: WebhookMessageEditOptions,
  ): Promise<Message | undefined> {
    const edit = async () => webhook.editMessage('@original', message).catch(unlessReplyOver);
    try {
      const sent = await whileUnavailable(async () => orUnavailable(edit), { log });
      if (sent === undefined)
        await resumeCommand({ question, token: undefined, escalatedBy: undefined });
      return sent;
    } catch (error) {
      if (!(error instanceof DiscordUnavailable)) throw error;
      log.warn({ err: error, questionId: question.id }, 'reply still owed');
      return undefined;
    }
  };
}

export type AnswerInReply = ReturnType<typeof makeAnswerInReply>;

/** An interaction's token ends after 15 minutes, by Discord's own clock. @throws any other error */
export function unlessReplyOver(error: unknown): undefined {
  const isOver =
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.InvalidWebhookToken ||
      error.code === RESTJSONErrorCodes.UnknownWebhook);
  if (!isOver) throw error;
}
