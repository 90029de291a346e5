import type { Escalation } from '../core/escalation/escalation.ts';
import type { Changed, Decide } from '../core/escalation/change.ts';
import { FORM_REPEATED_WITHIN_MS, type NewRelay } from '../core/escalation/relay.ts';
import type { EscalationId } from '../core/ids.ts';
import { readEscalation, writeChange } from './escalation-changes.ts';
import { toEscalation } from './escalation-rows.ts';
import { followOriginal, leaveOriginal } from './move-duplicates.ts';
import { writeRevision } from './relay-revisions.ts';
import type { Transaction } from './write-transaction.ts';

/** Reads, decides and writes, with the write lock held from the start. */
export async function applyChange<No>(
  transaction: Transaction,
  id: EscalationId,
  at: Date,
  decide: Decide<No>,
  duplicateOf?: EscalationId,
): Promise<Changed<No>> {
  const row = await transaction
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return { outcome: 'unknown-escalation' };
  const current = toEscalation(row);
  const originals = await chainFrom(transaction, duplicateOf);
  const decision = decide(current, originals);
  if (decision.outcome === 'refuse') {
    return { outcome: 'refused', why: decision.why, escalation: current };
  }
  const { relay, revision } = decision.change;
  if (relay !== undefined && (await isKnown(transaction, relay, current.id, at))) {
    return { outcome: 'seen-before', escalation: current };
  }
  if (revision !== undefined && !(await writeRevision(transaction, revision))) {
    return { outcome: 'seen-before', escalation: current };
  }
  const { follows } = decision.change;
  // First those who come back, so that they too are told what is told now; those who go are told before they go.
  if (follows !== undefined) await leaveOriginal(transaction, current, follows, at);
  const written = await writeChange(transaction, current, decision.change, at);
  if (follows !== undefined) await followOriginal(transaction, current, follows, at);
  const escalation = follows === undefined ? written : await readEscalation(transaction, id);
  return { outcome: 'changed', escalation };
}

/** An escalation, what it is a duplicate of, and so on. */
async function chainFrom(
  transaction: Transaction,
  first: EscalationId | undefined,
): Promise<readonly Escalation[]> {
  const chain: Escalation[] = [];
  let id = first;
  while (id !== undefined && !chain.some((known) => known.id === id)) {
    const row = await transaction
      .selectFrom('escalations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) break;
    const found = toEscalation(row);
    chain.push(found);
    id = found.outcome?.kind === 'duplicate' ? found.outcome.of : undefined;
  }
  return chain;
}

async function isKnown(
  transaction: Transaction,
  { source, direction, authorId, text, followsSource }: NewRelay,
  escalation: EscalationId,
  at: Date,
): Promise<boolean> {
  const messages = transaction.selectFrom('escalation_messages').select('id');
  const sameSource = messages.where('source_message_id', '=', source.messageId);
  if ((await sameSource.executeTakeFirst()) !== undefined) return true;
  if (followsSource) return false;
  const sameWords = messages
    .where('escalation_id', '=', escalation)
    .where('direction', '=', direction)
    .where('author_id', '=', authorId)
    .where('text', '=', text)
    .where('follows_source', '=', 0)
    .where('at', '>=', new Date(at.getTime() - FORM_REPEATED_WITHIN_MS).toISOString());
  return (await sameWords.executeTakeFirst()) !== undefined;
}
