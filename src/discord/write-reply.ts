import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  type InteractionEditReplyOptions,
  type Message,
  type RepliableInteraction,
} from 'discord.js';
import type { Log } from '../core/log.ts';
import { orUnavailable } from './failures.ts';
import { whileUnavailable } from './while-unavailable.ts';

/**
 * Writes the reply that stands as "thinking", again and again while Discord takes nothing: nobody can press it anew.
 * Undefined when Discord takes it no more.
 * @throws DiscordUnavailable after some minutes; any other error of Discord's as it is
 */
export async function writeReply(
  interaction: Pick<RepliableInteraction, 'editReply'>,
  message: InteractionEditReplyOptions,
  log: Log,
): Promise<Message | undefined> {
  const edit = async () => interaction.editReply(message).catch(unlessReplyOver);
  return whileUnavailable(async () => orUnavailable(edit), { log });
}

/** An interaction's token ends after 15 minutes, by Discord's own clock. @throws any other error */
export function unlessReplyOver(error: unknown): undefined {
  const isOver =
    error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidWebhookToken;
  if (!isOver) throw error;
}
