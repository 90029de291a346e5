import { ComponentType, type Client, type Message, type TextBasedChannel } from 'discord.js';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import { asEscalationId, asThreadId } from '../../core/ids.ts';
import { readCustomId } from '../custom-ids.ts';
import { attempt } from '../failures.ts';

/** Where something was pressed. */
export interface PressedIn {
  readonly client: Client;
  readonly channelId: string;
  readonly channel: TextBasedChannel | null;
  readonly guildId: string | null;
}

/**
 * Whose thread this is. A thread of whose making the bot got no answer yet is not known by its id, though staff
 * see it and work in it: the card that it begins with tells.
 */
export async function escalationOfThread(
  escalations: Pick<EscalationStore, 'find' | 'findByThread'>,
  { client, channelId, channel, guildId }: PressedIn,
): Promise<Escalation | undefined> {
  const known = await escalations.findByThread(asThreadId(channelId));
  if (known !== undefined || channel?.isThread() !== true) return known;
  const first = await attempt(async () => channel.fetchStarterMessage());
  if (!('ok' in first) || first.ok === null || first.ok.author.id !== client.user?.id)
    return undefined;
  for (const id of partsOfIds(first.ok)) {
    const found = await escalations.find(asEscalationId(id));
    if (found?.place === undefined && found?.serverId === guildId) return found;
  }
  return undefined;
}

/** What the ids of a message's buttons say, each once. */
function partsOfIds({ components }: Message): ReadonlySet<string> {
  const rows = components.filter((component) => component.type === ComponentType.ActionRow);
  const ids = rows.flatMap((row) => row.components.map(({ customId }) => customId ?? ''));
  return new Set(ids.flatMap((id) => readCustomId(id).args));
}
