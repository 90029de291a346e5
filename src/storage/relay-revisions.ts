import type { Selectable } from 'kysely';
import type { Relay, RelayRevision } from '../core/escalation/relay.ts';
import type { MessageId } from '../core/ids.ts';
import { formerTextsOf, toRelay } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import type { EscalationMessagesTable } from './schema.ts';
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
