import { createHash, randomBytes } from 'node:crypto';
import type { EscalationId, ServerId } from '../core/ids.ts';
import { laneOf, type EscalationIntent, type NewIntent } from '../core/outbox/intent.ts';
import type { Transaction } from './write-transaction.ts';

/** Puts intents into the outbox, in order, within the transaction of what causes them. */
export async function storeIntents(
  transaction: Transaction,
  about: { readonly escalationId: EscalationId; readonly serverId: ServerId },
  intents: readonly NewIntent[],
  at: Date,
): Promise<void> {
  for (const fresh of intents) {
    const intent = { ...fresh, escalationId: about.escalationId };
    await transaction
      .insertInto('outbox')
      .values({
        key: keyOf(intent),
        escalation_id: about.escalationId,
        server_id: about.serverId,
        lane: laneOf(about.escalationId, intent.kind),
        kind: intent.kind,
        payload: JSON.stringify(intent),
        state: 'waiting',
        attempts: 0,
        due_at: at.toISOString(),
        created_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

/** 22 characters: fits Discord's nonce of 25. Random, so that two databases never share one. */
function keyOf(intent: EscalationIntent): string {
  const once = intent.kind === 'announce' ? intent.once : undefined;
  return once === undefined
    ? randomBytes(16).toString('base64url')
    : createHash('sha256').update(once).digest('base64url').slice(0, 22);
}
