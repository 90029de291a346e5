import type { Collection, Message, PartialMessage, Snowflake } from 'discord.js';
import { asMessageId, type MessageId } from '../../core/ids.ts';

/** What is done when messages were deleted. */
export type ForgetMessages = (messages: readonly MessageId[]) => Promise<void>;

/** A learner who deletes a message wants it forgotten: its question is erased too. */
export function makeOnMessageDelete(forget: ForgetMessages) {
  return async function onMessageDelete({ id }: Message | PartialMessage): Promise<void> {
    await forget([asMessageId(id)]);
  };
}

/** The same for many at once, as moderators delete them. */
export function makeOnMessageBulkDelete(forget: ForgetMessages) {
  return async function onMessageBulkDelete(
    messages: Pick<Collection<Snowflake, Message | PartialMessage>, 'keys'>,
  ): Promise<void> {
    await forget([...messages.keys()].map(asMessageId));
  };
}
