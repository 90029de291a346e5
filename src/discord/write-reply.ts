import {
  DiscordAPIError,
  RESTJSONErrorCodes,
  type InteractionEditReplyOptions,
  type Message,
  type RepliableInteraction,
} from 'discord.js';
import type { Log } from '../core/log.ts';
import { failureOf } from './failures.ts';
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
  return whileUnavailable(
    async () => {
      try {
        return await interaction.editReply(message);
      } catch (error) {
        if (isReplyOver(error)) return undefined;
        failureOf(error);
        throw error;
      }
    },
    { log },
  );
}

/** An interaction's token ends after 15 minutes, by Discord's own clock. */
export function isReplyOver(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidWebhookToken;
}
