import { Events, type Client, type Message } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import type { MirrorChange, SourceChange } from '../../core/escalation/mirror-change.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import { asMessageId, type MessageId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { FOLLOWED_AT_ONCE, FOLLOWED_MS } from '../../core/outbox/tuning.ts';
import { gateEvent } from '../gate.ts';
import { readAgain } from './read-again.ts';

export interface MirrorMessagesDeps {
  readonly escalations: Pick<EscalationStore, 'listFollowed'>;
  readonly mirrorChange: MirrorChange;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Carries edits and deletions of relayed messages over. What happened while the bot was away is found at the start
 * of each session, by comparing what was relayed with what stands there.
 */
export function bindMirrorMessages(client: Client, deps: MirrorMessagesDeps): void {
  const { escalations, mirrorChange, clock, log } = deps;
  const carry = async (id: MessageId, change: SourceChange): Promise<void> => {
    const became = await mirrorChange(id, change);
    if (became === 'mirrored') log.info({ change: change.kind }, 'change of a message mirrored');
  };
  const compare = async (): Promise<void> => {
    const since = new Date(clock().getTime() - FOLLOWED_MS);
    const relays = await escalations.listFollowed(since, FOLLOWED_AT_ONCE);
    for await (const { id, message } of readAgain(client, relays, log)) {
      await carry(id, message === undefined ? { kind: 'deleted' } : editOf(message));
    }
  };
  const onUpdate = async (message: Message): Promise<void> => {
    if (!message.author.bot) await carry(asMessageId(message.id), editOf(message));
  };
  const onDelete = async ({ id }: { readonly id: string }): Promise<void> =>
    carry(asMessageId(id), { kind: 'deleted' });

  client.on(
    Events.MessageUpdate,
    gateEvent(log, 'message-update', async (_before, message) => onUpdate(message)),
  );
  client.on(Events.MessageDelete, gateEvent(log, 'mirror-delete', onDelete));
  client.on(
    Events.MessageBulkDelete,
    gateEvent(log, 'mirror-bulk-delete', async (messages) => {
      for (const id of messages.keys()) await onDelete({ id });
    }),
  );
  client.on(Events.ShardReady, gateEvent(log, 'mirror-compare', compare));
}

/** A message as it stands now. */
export function editOf({ content, attachments, editedAt }: Message): SourceChange {
  return {
    kind: 'edited',
    text: content,
    files: attachments.map(({ name, url }) => ({ name, url })),
    at: editedAt ?? undefined,
  };
}
