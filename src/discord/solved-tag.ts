import { ChannelType, DiscordAPIError, type Channel } from 'discord.js';
import type { Log } from '../core/log.ts';

/** Names that forums give such a tag, in the languages that the bot speaks. */
const SOLVED_NAMES =
  /^[^\p{L}]*(?:solved|resolved|answered|done|gelöst|erledigt|resuelto|solucionado|résolu|resolvido|解決済み?|已解决|हल)[^\p{L}]*$/iu;
/** Discord's limit for the tags of one post. */
const MAX_TAGS = 5;

/** Gives a forum post the forum's solved tag, where there is one. Whoever pressed sees no fault when that fails. */
export async function applySolvedTag(channel: Channel | null, log: Log): Promise<void> {
  if (channel?.isThread() !== true || channel.parent?.type !== ChannelType.GuildForum) return;
  const tag = channel.parent.availableTags.find(({ name }) => SOLVED_NAMES.test(name));
  const present = channel.appliedTags;
  if (tag === undefined || present.includes(tag.id) || present.length >= MAX_TAGS) return;
  try {
    await channel.setAppliedTags([...present, tag.id]);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    // A moderated tag without Manage Threads, or an archived post: the answer itself says that it is solved.
    log.warn({ code: error.code, channelId: channel.id }, 'solved tag not applied');
  }
}
