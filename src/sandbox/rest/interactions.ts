import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type APICommandAutocompleteInteractionResponseCallbackData,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { changeMessage } from '../actions/change-message.ts';
import {
  acknowledge,
  ACKNOWLEDGE_MS,
  markAnswered,
  postResponse,
} from '../actions/interactions.ts';
import { route, type Request, type Route } from '../server/route.ts';
import { fault, invalidForm } from '../state/errors.ts';
import type { Interaction } from '../state/interaction.ts';
import type { Channel, Message } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { bodies, type BodySchema } from '../validation/body-schemas.ts';
import { checkMessage } from '../validation/message-limits.ts';
import { checkModal } from '../validation/modal-limits.ts';
import { asMessageBody, attachmentsAfterEdit, draftOf, type SentMessage } from './message-parts.ts';

interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: object;
}

/** The bot's first answer to an interaction. */
export const interactionRoutes: readonly Route[] = [
  route<Callback>('POST', '/interactions/:interaction/:token/callback', {
    isOpen: true,
    schema: schemaOf,
    handle: answer,
  }),
];

const SCHEMAS: Readonly<Partial<Record<number, BodySchema>>> = {
  [InteractionResponseType.ChannelMessageWithSource]: bodies.messageCallback,
  [InteractionResponseType.DeferredChannelMessageWithSource]: bodies.messageCallback,
  [InteractionResponseType.DeferredMessageUpdate]: bodies.updateCallback,
  [InteractionResponseType.UpdateMessage]: bodies.updateCallback,
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: bodies.choicesCallback,
  [InteractionResponseType.Modal]: bodies.modalCallback,
};

function schemaOf({ body }: Request): BodySchema {
  const type = typeof body === 'object' && body !== null && 'type' in body ? Number(body.type) : 0;
  return SCHEMAS[type] ?? bodies.pong;
}

function answer(request: Request<Callback>): object | undefined {
  const { world, query } = request;
  const interaction = pending(request);
  demandFitting(request, interaction);
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw fault('unknownChannel');
  const message = carryOut(request, interaction, channel);
  if (query.get('with_response') !== 'true') return undefined;
  return callbackResource(interaction, request.body.type, message);
}

function pending(request: Request): Interaction {
  const { world } = request;
  const interaction = world.interactions.get(request.param('token'));
  if (interaction?.id !== request.param('interaction')) throw fault('unknownInteraction');
  if (interaction.acknowledgedAt !== null) {
    request.violation('double-acknowledgement', 'the interaction was acknowledged before');
    throw fault('alreadyAcknowledged');
  }
  const isLate = world.clock.now() - interaction.createdAt >= ACKNOWLEDGE_MS;
  if (isLate || interaction.hasFailed) throw fault('unknownInteraction');
  return interaction;
}

/** Which answers an interaction can have. */
function demandFitting(request: Request<Callback>, { type, sourceMessageId }: Interaction): void {
  const Type = InteractionResponseType;
  const isUpdate = [Type.UpdateMessage, Type.DeferredMessageUpdate].includes(request.body.type);
  const isChoices = request.body.type === Type.ApplicationCommandAutocompleteResult;
  const isWrong =
    isChoices !== (type === InteractionType.ApplicationCommandAutocomplete) ||
    (isUpdate && sourceMessageId === null) ||
    (request.body.type === Type.Modal && type === InteractionType.ModalSubmit) ||
    request.body.type === Type.Pong;
  if (!isWrong) return;
  const message = `an interaction of type ${type} cannot be answered with type ${request.body.type}`;
  request.violation('unlawful-response', message);
  throw invalidForm([{ path: ['type'], code: 'INTERACTION_RESPONSE_TYPE_INVALID', message }]);
}

function carryOut(
  request: Request<Callback>,
  interaction: Interaction,
  channel: Channel,
): Message | undefined {
  const { world, body } = request;
  // SAFETY: the data passed the schema that belongs to the type.
  const data = (body.data ?? {}) as SentMessage;
  const Type = InteractionResponseType;
  if (body.type === Type.ChannelMessageWithSource) {
    const draft = draftOf({ ...request, body: data }, channel);
    const flags = (draft.flags ?? 0) | privacy(data);
    return respond(world, interaction, channel, 'message', { ...draft, flags });
  }
  if (body.type === Type.DeferredChannelMessageWithSource) {
    const flags = MessageFlags.Loading | privacy(data);
    const draft = { authorId: world.bot.person.id, flags };
    return respond(world, interaction, channel, 'deferred', draft);
  }
  if (body.type === Type.UpdateMessage) {
    return update({ ...request, body: data }, interaction, channel);
  }
  if (body.type === Type.DeferredMessageUpdate) {
    interaction.originalMessageId = interaction.sourceMessageId;
    acknowledge(world, interaction, { kind: 'deferred-update' });
  } else if (body.type === Type.ApplicationCommandAutocompleteResult) {
    const { choices } = data as APICommandAutocompleteInteractionResponseCallbackData;
    acknowledge(world, interaction, { kind: 'choices', choices: choices ?? [] });
  } else {
    showModal(world, interaction, data as unknown as APIModalInteractionResponseCallbackData);
  }
  return undefined;
}

function privacy({ flags }: SentMessage): number {
  return (flags ?? 0) & MessageFlags.Ephemeral;
}

function respond(
  world: World,
  interaction: Interaction,
  channel: Channel,
  kind: 'message' | 'deferred',
  draft: Parameters<typeof postResponse>[3],
): Message {
  acknowledge(world, interaction, { kind });
  const message = postResponse(world, interaction, channel, draft, 'original');
  if (kind === 'message') markAnswered(world, interaction);
  return message;
}

function update(
  request: Request<SentMessage>,
  interaction: Interaction,
  channel: Channel,
): Message {
  const { world } = request;
  const message = channel.messages.get(interaction.sourceMessageId ?? '');
  if (!message) throw fault('unknownMessage');
  const body = asMessageBody(request.body);
  const errors = checkMessage({ ...body, flags: body.flags ?? message.payload.flags });
  if (errors.length > 0) throw invalidForm(errors);
  const attachments = attachmentsAfterEdit(request, channel, message);
  interaction.originalMessageId = message.payload.id;
  acknowledge(world, interaction, { kind: 'update' });
  const allowedMentions = request.body.allowed_mentions;
  changeMessage(world, channel, message, { ...body, attachments, allowedMentions });
  markAnswered(world, interaction);
  return message;
}

function showModal(
  world: World,
  interaction: Interaction,
  modal: APIModalInteractionResponseCallbackData,
): void {
  const errors = checkModal(modal);
  if (errors.length > 0) throw invalidForm(errors);
  acknowledge(world, interaction, { kind: 'modal', modal });
  markAnswered(world, interaction);
}

function callbackResource(
  interaction: Interaction,
  type: InteractionResponseType,
  message: Message | undefined,
): object {
  const flags = message?.payload.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.payload.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    resource: { type, ...(message ? { message: message.payload } : {}) },
  };
}
