import {
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { interactionPayload, responseFields } from '../payloads/interactions.ts';
import type { Interaction, InteractionOutcome } from '../state/interaction.ts';
import type { Channel, Message } from '../state/model.ts';
import { later, recordViolation, type World } from '../state/world.ts';
import { inGuild } from './change-message.ts';
import { postMessage, type Draft } from './post-message.ts';

/** How long the bot has for its first answer. */
export const ACKNOWLEDGE_MS = 3000;
/** How long an interaction's token is good. */
export const TOKEN_MS = 900_000;

/** What somebody does. */
export interface InteractionDraft {
  readonly type: InteractionType;
  readonly personId: string;
  readonly channel: Channel;
  readonly data: object;
  readonly source?: Message | undefined;
  readonly commandName?: string;
  readonly written?: string | null;
  readonly commandType?: ApplicationCommandType;
  /** Makes it as old as this when the bot gets it, so that 3,000 or more gives 10062. */
  readonly ageMs?: number;
}

/** Sends an interaction to the bot and starts its three seconds. */
export function createInteraction(world: World, draft: InteractionDraft): Interaction {
  const createdAt = world.clock.now() - (draft.ageMs ?? 0);
  const id = world.nextId(draft.ageMs === undefined ? undefined : createdAt);
  const interaction: Interaction = {
    id,
    token: Buffer.from(`interaction:${id}:${'sandbox'.repeat(8)}`).toString('base64url'),
    type: draft.type,
    personId: draft.personId,
    channelId: draft.channel.id,
    guildId: draft.channel.guildId,
    sourceMessageId: draft.source?.payload.id ?? null,
    commandName: draft.commandName ?? null,
    written: draft.written ?? null,
    commandType: draft.commandType ?? ApplicationCommandType.ChatInput,
    createdAt,
    isStale: (draft.ageMs ?? 0) >= ACKNOWLEDGE_MS,
    isDelivered: false,
    connectionEpoch: world.connectionEpoch,
    acknowledgedAt: null,
    hasFailed: false,
    isAnswered: false,
    outcome: null,
    originalMessageId: null,
    followUpIds: [],
  };
  world.interactions.set(interaction.token, interaction);
  tell(world, interaction, 'interaction-created');
  const data = interactionPayload(world, interaction, {
    channel: draft.channel,
    data: draft.data,
    source: draft.source,
  });
  interaction.isDelivered = world.dispatch({ event: 'INTERACTION_CREATE', data, guildId: null });
  later(world, Math.max(0, ACKNOWLEDGE_MS - (draft.ageMs ?? 0)), () => expire(world, interaction));
  return interaction;
}

/** Writes down the bot's first answer. */
export function acknowledge(
  world: World,
  interaction: Interaction,
  outcome: InteractionOutcome,
): void {
  interaction.acknowledgedAt = world.clock.now();
  interaction.outcome = outcome;
  tell(world, interaction, 'interaction-acknowledged');
}

/** Writes down that somebody sees the answer. */
export function markAnswered(world: World, interaction: Interaction): void {
  interaction.isAnswered = true;
  tell(world, interaction, 'interaction-answered');
}

/** Puts the bot's answer, or a follow-up, into the channel of the interaction. */
export function postResponse(
  world: World,
  interaction: Interaction,
  channel: Channel,
  draft: Draft,
  kind: 'original' | 'follow-up',
): Message {
  const isPrivate = ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const repliesTo =
    kind === 'follow-up' ? interaction.originalMessageId : interaction.sourceMessageId;
  const message = postMessage(world, channel, {
    ...draft,
    visibleOnlyTo: isPrivate ? interaction.personId : null,
    written: kind === 'original' ? interaction.written : null,
    type: repliesTo === null ? responseType(interaction) : MessageType.Reply,
    ...(repliesTo === null ? {} : referenceTo(channel, repliesTo)),
    extra: responseFields(world, interaction),
  });
  if (kind === 'original') interaction.originalMessageId = message.payload.id;
  else interaction.followUpIds.push(message.payload.id);
  return message;
}

/** Tells the watchers of a step of an interaction. */
function tell(
  world: World,
  { id, personId, channelId }: Interaction,
  kind:
    | 'interaction-created'
    | 'interaction-acknowledged'
    | 'interaction-answered'
    | 'interaction-failed',
): void {
  world.emit({ kind, interactionId: id, personId, channelId });
}

function expire(world: World, interaction: Interaction): void {
  if (interaction.acknowledgedAt !== null) return;
  interaction.hasFailed = true;
  const wasThere = interaction.isDelivered && interaction.connectionEpoch === world.connectionEpoch;
  if (wasThere && !interaction.isStale) {
    const message = `no answer within ${ACKNOWLEDGE_MS} ms to ${describe(interaction)}`;
    const where = { method: 'POST', path: `/interactions/${interaction.id}` };
    recordViolation(world, 'deadline-missed', message, where);
  }
  tell(world, interaction, 'interaction-failed');
}

function describe({ type, commandName }: Interaction): string {
  return commandName === null ? `an interaction of type ${type}` : `the command ${commandName}`;
}

function responseType({ type, commandType }: Interaction): MessageType {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return commandType === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

function referenceTo(channel: Channel, messageId: string): Partial<Draft> {
  return {
    isPinging: false,
    repliedTo: channel.messages.get(messageId),
    reference: {
      type: MessageReferenceType.Default,
      message_id: messageId,
      channel_id: channel.id,
      ...inGuild(channel),
    },
  };
}
