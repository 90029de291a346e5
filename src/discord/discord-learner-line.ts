import { Routes, type APIMessage, type Client } from 'discord.js';
import type { Escalation } from '../core/escalation/escalation.ts';
import type { Attempt, Delivery } from '../core/escalation/delivery.ts';
import type { LearnerLine, LearnerPost } from '../core/escalation/learner-line.ts';
import type { MessagePlace } from '../core/escalation/relay.ts';
import { asChannelId, asMessageId } from '../core/ids.ts';
import type { Undeliverable } from '../core/outbox/undeliverable.ts';
import { amendNotice } from './desk/amend-notice.ts';
import { undeliverableIn } from './desk/channels.ts';
import { directMessages } from './desk/direct-messages.ts';
import { sendOnce } from './desk/send-once.ts';
import type { OutgoingMessage } from './desk/send.ts';
import { attempt as attempting, failureOf } from './failures.ts';
import type { PermissionName } from './permissions.ts';
import { renderLearnerNotice } from './render/learner-notice.ts';

const NEEDED: readonly PermissionName[] = [
  'View Channel',
  'Send Messages',
  'Send Messages in Threads',
  'Read Message History',
];

type Told = Delivery<{
  readonly sent: MessagePlace;
  readonly insteadOf: Undeliverable | undefined;
}>;

/** Tells learners where they asked; by direct message what is private, or where that place fails. */
export class DiscordLearnerLine implements LearnerLine {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async deliver(post: LearnerPost, attempt: Attempt): Promise<Told> {
    const { escalation } = post;
    const member = await this.#findMember(escalation);
    if (member !== undefined) return { outcome: 'undeliverable', why: member };
    const { channelId, isPrivate } = escalation.origin;
    if (isPrivate || channelId === undefined) {
      return this.#byDirectMessage(post, attempt, undefined);
    }
    const inPlace = await attempting(async () => this.#inPlace(channelId, post, attempt));
    if ('ok' in inPlace) return told(inPlace.ok, undefined);
    const why = undeliverableIn(this.#client, channelId, inPlace.failed, NEEDED);
    return this.#byDirectMessage(post, attempt, why);
  }

  async revise(post: LearnerPost, target: MessagePlace): Promise<Delivery> {
    return amendNotice(this.#client, post, target);
  }

  /** Nobody reads what is said to a learner who has left, in whatever channel. */
  async #findMember({ serverId, learnerId }: Escalation): Promise<Undeliverable | undefined> {
    const found = await attempting(async () =>
      this.#client.rest.get(Routes.guildMember(serverId, learnerId)),
    );
    return 'failed' in found && found.failed.refusal === 'member-gone'
      ? { reason: 'learner-left' }
      : undefined;
  }

  async #inPlace(channelId: string, post: LearnerPost, attempt: Attempt): Promise<APIMessage> {
    const message = renderLearnerNotice(post, attempt.key, 'channel');
    const { messageId } = post.escalation.origin;
    const reply: OutgoingMessage =
      messageId === undefined
        ? message
        : {
            ...message,
            body: {
              ...message.body,
              message_reference: { message_id: messageId, fail_if_not_exists: false },
            },
          };
    const once = { mark: attempt.key, attempt };
    try {
      return await sendOnce(this.#client, channelId, { ...once, message: reply });
    } catch (error) {
      const { refusal } = failureOf(error);
      if (refusal === 'archived') {
        await this.#takeOut(channelId, error);
        return sendOnce(this.#client, channelId, { ...once, message: reply });
      }
      if (refusal !== 'no-history') throw error;
      return sendOnce(this.#client, channelId, { ...once, message });
    }
  }

  /** @throws the refusal of the archive itself, when only those who lock threads may take it out */
  async #takeOut(threadId: string, archived: unknown): Promise<void> {
    try {
      await this.#client.rest.patch(Routes.channel(threadId), { body: { archived: false } });
    } catch (error) {
      throw failureOf(error).refusal === 'no-permission' ? archived : error;
    }
  }

  async #byDirectMessage(
    post: LearnerPost,
    attempt: Attempt,
    insteadOf: Undeliverable | undefined,
  ): Promise<Told> {
    const message = renderLearnerNotice(post, attempt.key, 'direct-messages');
    const sent = await attempting(async () => {
      const channelId = await directMessages(this.#client.rest, post.escalation.learnerId);
      return sendOnce(this.#client, channelId, { message, mark: attempt.key, attempt });
    });
    if ('ok' in sent) return told(sent.ok, insteadOf);
    // The place where it was asked is what staff can mend; closed direct messages are only the second reason.
    const why = insteadOf ?? undeliverableIn(this.#client, '', sent.failed, []);
    return { outcome: 'undeliverable', why };
  }
}

function told(message: APIMessage, insteadOf: Undeliverable | undefined): Told {
  const sent = {
    channelId: asChannelId(message.channel_id),
    messageId: asMessageId(message.id),
  };
  return { outcome: 'delivered', sent, insteadOf };
}
