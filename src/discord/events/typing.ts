import { Routes, type Client } from 'discord.js';

/** Shows "typing" in a channel. A courtesy: where it cannot be shown, nothing is lost. */
export async function showTyping(client: Client, channelId: string): Promise<void> {
  await client.rest.post(Routes.channelTyping(channelId)).catch(() => undefined);
}
