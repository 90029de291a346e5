import { ChannelFlags } from 'discord-api-types/v10';
import { fault } from '../state/errors.ts';
import type { Channel } from '../state/model.ts';
import { may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';

/** Throws when a tag is unknown, reserved to moderators, or needed and missing. */
export function demandLawfulTags(
  world: World,
  forum: Channel,
  wanted: readonly string[],
  present: readonly string[],
): void {
  const needsTag = (forum.flags & ChannelFlags.RequireTag) !== 0;
  if (needsTag && wanted.length === 0) throw fault('tagRequired');
  const isModerator = may(world, forum, world.bot.person.id, 'ManageThreads');
  for (const id of wanted) {
    const tag = forum.tags.find((one) => one.id === id);
    if (!tag) throw fault('unknownTag');
    if (tag.moderated && !present.includes(id) && !isModerator) throw fault('missingPermissions');
  }
}
