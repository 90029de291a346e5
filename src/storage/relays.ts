import type { FollowerCopy } from '../core/escalation/follower.ts';
import type { MessagePlace, Relay, RelayId } from '../core/escalation/relay.ts';
import { asChannelId, asMessageId, type EscalationId, type MessageId } from '../core/ids.ts';
import { toRelay } from './escalation-rows.ts';
import type { Database } from './open-database.ts';

/** What was said to whom. */
export async function findRelay(db: Database, id: RelayId): Promise<Relay | undefined> {
  const row = await db
    .selectFrom('escalation_messages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRelay(row);
}

/** Where the other side reads it. */
export async function recordTarget(db: Database, id: RelayId, target: MessagePlace): Promise<void> {
  await db
    .updateTable('escalation_messages')
    .set({ target_channel_id: target.channelId, target_message_id: target.messageId })
    .where('id', '=', id)
    .execute();
}

/** A message of the bot to a learner, so that a reply to it finds its escalation. */
export async function recordNotice(
  db: Database,
  id: EscalationId,
  sent: MessagePlace,
  at: Date,
  copy: FollowerCopy | undefined,
): Promise<void> {
  await db
    .insertInto('escalation_messages')
    .values({
      escalation_id: id,
      direction: 'notice',
      text: '',
      files: '[]',
      target_channel_id: sent.channelId,
      target_message_id: sent.messageId,
      at: at.toISOString(),
      ...(copy && { copy_of: copy.of, copy_for: copy.for }),
    })
    .execute();
}

/** What was relayed from this message, and follows its edits and its deletion. */
export async function findFollowed(db: Database, source: MessageId): Promise<Relay | undefined> {
  const row = await db
    .selectFrom('escalation_messages')
    .selectAll()
    .where('source_message_id', '=', source)
    .where('follows_source', '=', 1)
    .executeTakeFirst();
  return row && toRelay(row);
}

/** Where a follower reads a reply; undefined when it was not delivered there. */
export async function findCopy(
  db: Database,
  copy: FollowerCopy,
): Promise<MessagePlace | undefined> {
  const row = await db
    .selectFrom('escalation_messages')
    .select(['target_channel_id', 'target_message_id'])
    .where('copy_of', '=', copy.of)
    .where('copy_for', '=', copy.for)
    .executeTakeFirst();
  if (row?.target_channel_id == null || row.target_message_id === null) return undefined;
  return {
    channelId: asChannelId(row.target_channel_id),
    messageId: asMessageId(row.target_message_id),
  };
}

/** Relays of that time whose source may still be edited or deleted, the newest first. */
export async function listFollowed(
  db: Database,
  since: Date,
  limit: number,
): Promise<readonly Relay[]> {
  const rows = await db
    .selectFrom('escalation_messages')
    .selectAll()
    .where('follows_source', '=', 1)
    .where('deleted_at', 'is', null)
    .where('at', '>=', since.toISOString())
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => toRelay(row) ?? []);
}
