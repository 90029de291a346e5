import type { Selectable } from 'kysely';
import type { RelayRevision } from '../core/escalation/relay.ts';
import { formerTextsOf } from './escalation-rows.ts';
import type { EscalationMessagesTable } from './escalation-tables.ts';
import type { Transaction } from './write-transaction.ts';

type RelayRow = Selectable<EscalationMessagesTable>;

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
