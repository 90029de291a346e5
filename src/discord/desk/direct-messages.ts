import { Routes, type APIDMChannel, type REST } from 'discord.js';

/** The channel of direct messages with somebody; asked for again, Discord gives the same one. */
export async function directMessages(rest: REST, personId: string): Promise<string> {
  // SAFETY: Discord's documented answer to this request.
  const channel = (await rest.post(Routes.userChannels(), {
    body: { recipient_id: personId },
  })) as APIDMChannel;
  return channel.id;
}
