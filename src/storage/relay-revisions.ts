import type { Selectable } from 'kysely';
import type { FollowerCopy } from '../core/escalation/follower.ts';
import type { MessagePlace, Relay, RelayRevision } from '../core/escalation/relay.ts';
import { asChannelId, asMessageId, type MessageId } from '../core/ids.ts';
import { formerTextsOf, toRelay } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import type { EscalationMessagesTable } from './escalation-tables.ts';
import type { Transaction } from './write-transaction.ts';

type RelayRow = Selectable<EscalationMessagesTable>;

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

/** Keeps a revision; false when it, or a later one, is kept already. */
export async function writeRevision(
  transaction: Transaction,
  revision: RelayRevision,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('escalation_messages')
    .selectAll()
    .where('id', '=', revision.relay)
    .executeTakeFirst();
  if (row === undefined || isKnown(row, revision)) return false;
  await transaction
    .updateTable('escalation_messages')
    .set(columnsOf(row, revision))
    .where('id', '=', revision.relay)
    .execute();
  return true;
}

function isKnown(row: RelayRow, revision: RelayRevision): boolean {
  if (row.deleted_at !== null) return true;
  if (revision.kind === 'deleted') return false;
  return row.edited_at !== null && row.edited_at >= revision.at.toISOString();
}

function columnsOf(row: RelayRow, revision: RelayRevision) {
  // What somebody deletes is forgotten, former wordings and all.
  if (revision.kind === 'deleted') {
    return {
      text: '',
      files: '[]',
      former_texts: '[]',
      deleted_at: revision.at.toISOString(),
    };
  }
  return {
    text: revision.text,
    files: JSON.stringify(revision.files),
    former_texts: JSON.stringify([...formerTextsOf(row), row.text]),
    edited_at: revision.at.toISOString(),
  };
}
