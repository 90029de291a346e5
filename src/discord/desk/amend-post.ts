import { Routes, type Client } from 'discord.js';
import type { StaffPlace } from '../../core/escalation/escalation.ts';
import type { Delivery } from '../../core/escalation/delivery.ts';
import type { StaffPost } from '../../core/escalation/staff-desk.ts';
import type { MessagePlace } from '../../core/escalation/relay.ts';
import { failureOf } from '../failures.ts';
import { renderStaffNote } from '../render/staff-note.ts';
import { inOpenThread, inThread } from './staff-thread.ts';

/** Writes a message in the thread anew, out of the archive if need be; its buttons stay. */
export async function amendInThread(
  client: Client,
  place: StaffPlace,
  post: StaffPost,
  target: MessagePlace,
): Promise<Delivery<{ readonly isGone: boolean }>> {
  const { content, embeds = [] } = renderStaffNote(post, '').body;
  const body = { content, embeds, allowed_mentions: { parse: [] } };
  const route = Routes.channelMessage(target.channelId, target.messageId);
  return inThread(client, place, async () => {
    try {
      await inOpenThread(client, place, async () => client.rest.patch(route, { body }));
      return { isGone: false };
    } catch (error) {
      const { refusal } = failureOf(error);
      // It stood in a thread that is no longer this escalation's.
      const isElsewhere = String(target.channelId) !== String(place.threadId);
      if (refusal === 'message-gone') return { isGone: true };
      if (refusal === 'channel-gone' && isElsewhere) return { isGone: true };
      throw error;
    }
  });
}
