import { DiscordAPIError } from 'discord.js';

/** The error code that Discord answers with; null when the request goes well. */
export async function codeOf(request: Promise<unknown>): Promise<number | string | null> {
  try {
    await request;
    return null;
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
}
