import { MessageFlags } from 'discord-api-types/v10';
import { changeMessage, removeMessage } from '../actions/change-message.ts';
import { markAnswered, postResponse, TOKEN_MS } from '../actions/interactions.ts';
import { route, type Request, type Route } from '../server/route.ts';
import { fault, invalidForm } from '../state/errors.ts';
import type { Interaction } from '../state/interaction.ts';
import type { Channel, Message } from '../state/model.ts';
import { bodies } from '../validation/body-schemas.ts';
import { checkMessage, isEmpty } from '../validation/message-limits.ts';
import { asMessageBody, attachmentsAfterEdit, draftOf, type SentMessage } from './message-parts.ts';

const MESSAGE = '/webhooks/:application/:token/messages/:message';

/** What the bot says after its first answer, for fifteen minutes. */
export const webhookRoutes: readonly Route[] = [
  route<SentMessage>('POST', '/webhooks/:application/:token', {
    isOpen: true,
    schema: bodies.followUp,
    handle: followUp,
  }),
  route('GET', MESSAGE, { isOpen: true, handle: (request) => target(request).message.payload }),
  route<SentMessage>('PATCH', MESSAGE, {
    isOpen: true,
    schema: bodies.followUpEdit,
    handle: (request) => {
      const { interaction, channel, message } = target(request);
      return edit(request, interaction, channel, message);
    },
  }),
  route('DELETE', MESSAGE, {
    isOpen: true,
    handle: (request) => {
      const { channel, message } = target(request);
      removeMessage(request.world, channel, message);
      return undefined;
    },
  }),
];

function followUp(request: Request<SentMessage>): object {
  const { world, body } = request;
  const { interaction, channel } = alive(request);
  const original = channel.messages.get(interaction.originalMessageId ?? '');
  const isLoading = ((original?.payload.flags ?? 0) & MessageFlags.Loading) !== 0;
  if (original && isLoading) return edit(request, interaction, channel, original);
  const draft = draftOf(request, channel);
  const flags = (draft.flags ?? 0) | ((body.flags ?? 0) & MessageFlags.Ephemeral);
  const message = postResponse(world, interaction, channel, { ...draft, flags }, 'follow-up');
  markAnswered(world, interaction);
  return message.payload;
}

function edit(
  request: Request<SentMessage>,
  interaction: Interaction,
  channel: Channel,
  message: Message,
): object {
  const { world } = request;
  const body = asMessageBody(request.body);
  const errors = checkMessage({ ...body, flags: body.flags ?? message.payload.flags });
  if (errors.length > 0) throw invalidForm(errors);
  const attachments = attachmentsAfterEdit(request, channel, message);
  const { content, embeds } = message.payload;
  const after = { content, embeds, ...asMessageBody(message.payload), ...body };
  if (isEmpty(after, (attachments ?? message.payload.attachments).length)) {
    throw fault('emptyMessage');
  }
  const allowedMentions = request.body.allowed_mentions;
  changeMessage(world, channel, message, { ...body, attachments, allowedMentions });
  markAnswered(world, interaction);
  return message.payload;
}

function target(request: Request): {
  readonly interaction: Interaction;
  readonly channel: Channel;
  readonly message: Message;
} {
  const { interaction, channel } = alive(request);
  const named = request.param('message');
  const id = named === '@original' ? interaction.originalMessageId : named;
  const isOurs = id === interaction.originalMessageId || interaction.followUpIds.includes(id ?? '');
  const message = channel.messages.get(id ?? '');
  if (!message || !isOurs) throw fault('unknownMessage');
  return { interaction, channel, message };
}

/** The interaction of the token, if it was acknowledged and the token is still good. */
function alive(request: Request): { readonly interaction: Interaction; readonly channel: Channel } {
  const { world } = request;
  const interaction = world.interactions.get(request.param('token'));
  if (!interaction || request.param('application') !== world.bot.applicationId) {
    throw fault('unknownWebhook');
  }
  if (world.clock.now() - interaction.createdAt >= TOKEN_MS) throw fault('invalidWebhookToken');
  if (interaction.acknowledgedAt === null) throw fault('unknownWebhook');
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw fault('unknownChannel');
  return { interaction, channel };
}
