import { ChannelType } from 'discord-api-types/v10';
import type { Channel } from './model.ts';

/** Whether messages can be put straight into a channel. */
export function isTextual({ type }: Channel): boolean {
  return type !== ChannelType.GuildForum && type !== ChannelType.GuildCategory;
}

/** Whether the posts of a channel are threads. */
export function isForum({ type }: Channel): boolean {
  return type === ChannelType.GuildForum;
}
