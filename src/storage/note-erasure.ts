import type { Selectable } from 'kysely';
import { asEscalationId, asServerId } from '../core/ids.ts';
import type { NewIntent } from '../core/outbox/intent.ts';
import type { Erasure } from './erasure.ts';
import type { EscalationsTable } from './escalation-tables.ts';
import { storeIntents } from './store-intents.ts';
import { takeBackName } from './take-back.ts';
import type { Transaction } from './write-transaction.ts';

/** Staff who have a thread of it are told; what never reached them never will. */
export async function noteErasure(
  transaction: Transaction,
  escalation: Selectable<EscalationsTable>,
  more: readonly NewIntent[],
  { tellsStaff, at }: Pick<Erasure, 'tellsStaff' | 'at'>,
): Promise<void> {
  const { id, server_id: serverId, thread_id: threadId } = escalation;
  if (!tellsStaff || (threadId === null && !(await isBeingOpened(transaction, id)))) return;
  // The card shows the question, and is written anew only when something has changed.
  await transaction
    .updateTable('escalations')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await takeBackName(transaction, escalation, at);
  const about = { escalationId: asEscalationId(id), serverId: asServerId(serverId) };
  const note: NewIntent = { kind: 'post-to-thread', note: { kind: 'erased' } };
  await storeIntents(transaction, about, [{ kind: 'update-card' }, note, ...more], at);
}

/** Its thread may stand already, with the words in it, though nobody has noted where. */
async function isBeingOpened(transaction: Transaction, escalationId: string): Promise<boolean> {
  const begun = await transaction
    .selectFrom('outbox')
    .select('id')
    .where('escalation_id', '=', escalationId)
    .where('kind', '=', 'open-thread')
    .where('state', '=', 'waiting')
    .where('attempts', '>', 0)
    .executeTakeFirst();
  return begun !== undefined;
}
