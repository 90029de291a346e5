import type { Client } from 'discord.js';
import type { StaffPlace } from '../core/escalation/escalation.ts';
import type { Attempt, Delivery } from '../core/escalation/delivery.ts';
import type { EscalationCard, StaffDesk, StaffPost } from '../core/escalation/staff-desk.ts';
import type { MessagePlace } from '../core/escalation/relay.ts';
import type { ChannelId, ThreadId } from '../core/ids.ts';
import { amendInThread } from './desk/amend-post.ts';
import { announceToStaff } from './desk/announce.ts';
import { openStaffThread } from './desk/open-thread.ts';
import { changeThread, postInThread, showCard } from './desk/staff-thread.ts';

/**
 * Escalations in a text channel (a message and its thread) or a forum (a post). Works from ids alone, with no
 * memory of its own, so that a restart in between changes nothing.
 */
export class DiscordStaffDesk implements StaffDesk {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async openThread(
    channel: ChannelId,
    card: EscalationCard,
    attempt: Attempt,
    lost: ThreadId | undefined,
  ): Promise<Delivery<{ readonly place: StaffPlace }>> {
    return openStaffThread(this.#client, channel, { card, attempt, lost });
  }

  async updateCard(
    place: StaffPlace,
    card: EscalationCard,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly place: StaffPlace }>> {
    return showCard(this.#client, place, card, attempt);
  }

  async post(
    place: StaffPlace,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>> {
    return postInThread(this.#client, place, post, attempt);
  }

  async amend(
    place: StaffPlace,
    post: StaffPost,
    target: MessagePlace,
  ): Promise<Delivery<{ readonly isGone: boolean }>> {
    return amendInThread(this.#client, place, post, target);
  }

  async close(place: StaffPlace): Promise<Delivery> {
    return changeThread(this.#client, place, { archived: true, locked: true });
  }

  async reopen(place: StaffPlace): Promise<Delivery> {
    return changeThread(this.#client, place, { archived: false, locked: false });
  }

  async announce(
    channel: ChannelId | undefined,
    post: StaffPost,
    attempt: Attempt,
  ): Promise<Delivery<{ readonly sent: MessagePlace }>> {
    return announceToStaff(this.#client, channel, post, attempt);
  }
}
