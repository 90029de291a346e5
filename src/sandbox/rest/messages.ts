import type {
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessagesBulkDeleteJSONBody,
} from 'discord-api-types/v10';
import { changeMessage, inGuild, removeMessage } from '../actions/change-message.ts';
import { tellBot } from '../actions/notify.ts';
import { postMessage } from '../actions/post-message.ts';
import { Reply, route, type Request, type Route } from '../server/route.ts';
import { messageForBot } from '../payloads/messages.ts';
import { fault, invalidForm } from '../state/errors.ts';
import { isTextual } from '../state/channel-kinds.ts';
import { demand, may } from '../state/permissions.ts';
import { timeOf } from '../state/snowflake.ts';
import { bodies } from '../validation/body-schemas.ts';
import { checkMessage, isEmpty } from '../validation/message-limits.ts';
import {
  channelFor,
  demandOpenDms,
  demandUnarchived,
  demandWritable,
  limitOf,
  messageOf,
} from './lookup.ts';
import {
  asMessageBody,
  attachmentsAfterEdit,
  demandForParts,
  draftOf,
  replyOf,
} from './message-parts.ts';

/** How long Discord remembers a nonce. */
const NONCE_MS = 300_000;
const TWO_WEEKS_MS = 1_209_600_000;

/** Messages of a channel. */
export const messageRoutes: readonly Route[] = [
  route('GET', '/channels/:channel/messages', { handle: list }),
  route('GET', '/channels/:channel/messages/:message', {
    handle: (request) => {
      const channel = channelFor(request, 'ReadMessageHistory');
      return messageForBot(request.world, channel, messageOf(request, channel).payload);
    },
  }),
  route<RESTPostAPIChannelMessageJSONBody>('POST', '/channels/:channel/messages', {
    schema: bodies.message,
    handle: create,
  }),
  route<RESTPatchAPIChannelMessageJSONBody>('PATCH', '/channels/:channel/messages/:message', {
    schema: bodies.messageEdit,
    handle: edit,
  }),
  route('DELETE', '/channels/:channel/messages/:message', {
    handle: (request) => {
      const { world } = request;
      const channel = channelFor(request);
      const message = messageOf(request, channel);
      if (message.payload.author.id !== world.bot.person.id) {
        if (channel.guildId === null) throw fault('invalidDmAction');
        demand(world, channel, 'ManageMessages');
      }
      removeMessage(world, channel, message);
      return undefined;
    },
  }),
  route<RESTPostAPIChannelMessagesBulkDeleteJSONBody>(
    'POST',
    '/channels/:channel/messages/bulk-delete',
    { schema: bodies.bulkDelete, handle: bulkDelete },
  ),
  route('POST', '/channels/:channel/typing', {
    handle: (request) => {
      const channel = channelFor(request);
      const personId = request.world.bot.person.id;
      request.world.emit({ kind: 'typing', channelId: channel.id, personId });
      return undefined;
    },
  }),
];

function list(request: Request): object {
  const channel = channelFor(request);
  const { world, query } = request;
  if (!may(world, channel, world.bot.person.id, 'ReadMessageHistory')) return [];
  const limit = limitOf(request, 50, 100);
  const newestFirst = [...channel.messages.values()]
    .filter(({ visibleOnlyTo }) => visibleOnlyTo === null)
    .map(({ payload }) => payload)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  const older = (id: string) => newestFirst.filter((one) => BigInt(one.id) < BigInt(id));
  const newer = (id: string) => newestFirst.filter((one) => BigInt(one.id) > BigInt(id));
  const chosen = around
    ? [
        ...newer(around).slice(-Math.ceil((limit - 1) / 2)),
        ...newestFirst.filter(({ id }) => id === around),
        ...older(around).slice(0, Math.floor(limit / 2)),
      ]
    : before
      ? older(before).slice(0, limit)
      : after
        ? newer(after).slice(-limit)
        : newestFirst.slice(0, limit);
  return chosen.map((payload) => messageForBot(world, channel, payload));
}

function create(request: Request<RESTPostAPIChannelMessageJSONBody>): object {
  const { world, body } = request;
  const channel = channelFor(request);
  if (!isTextual(channel)) throw fault('notTextChannel');
  demandWritable(world, channel);
  const draft = draftOf(request, channel);
  demandForParts(request, channel);
  demandOpenDms(world, channel);
  const reply = replyOf(world, channel, body.message_reference);
  const twin = body.enforce_nonce && sameNonce(request, channel.id, body.nonce);
  if (twin) return twin;
  return postMessage(world, channel, { ...draft, ...reply }).payload;
}

function sameNonce(
  { world }: Request,
  channelId: string,
  nonce: string | number | undefined,
): object | undefined {
  if (nonce === undefined) return undefined;
  const since = world.clock.now() - NONCE_MS;
  const messages = [...(world.channels.get(channelId)?.messages.values() ?? [])];
  return messages.find(
    ({ payload }) =>
      payload.author.id === world.bot.person.id &&
      String(payload.nonce) === String(nonce) &&
      timeOf(payload.id) > since,
  )?.payload;
}

function edit(request: Request<RESTPatchAPIChannelMessageJSONBody>): object {
  const { world } = request;
  const channel = channelFor(request);
  const message = messageOf(request, channel);
  if (message.payload.author.id !== world.bot.person.id) throw fault('notTheAuthor');
  demandUnarchived(channel);
  const body = asMessageBody(request.body);
  const errors = checkMessage({ ...body, flags: body.flags ?? message.payload.flags });
  if (errors.length > 0) throw invalidForm(errors);
  // SAFETY: attachments of the body passed the schema; only their ids are read.
  const attachments = attachmentsAfterEdit(request, channel, message);
  const after = {
    content: message.payload.content,
    embeds: message.payload.embeds,
    components: asMessageBody(message.payload).components,
    ...body,
  };
  if (isEmpty(after, (attachments ?? message.payload.attachments).length)) {
    throw fault('emptyMessage');
  }
  changeMessage(world, channel, message, {
    ...body,
    attachments,
    allowedMentions: request.body.allowed_mentions,
  });
  return message.payload;
}

function bulkDelete(request: Request<RESTPostAPIChannelMessagesBulkDeleteJSONBody>): object {
  const { world, body } = request;
  const channel = channelFor(request, 'ManageMessages');
  if (body.messages.length < 2 || body.messages.length > 100) throw fault('bulkDeleteCount');
  if (body.messages.some((id) => timeOf(id) < world.clock.now() - TWO_WEEKS_MS)) {
    throw fault('tooOldToBulkDelete');
  }
  const gone = body.messages.filter((id) => channel.messages.delete(id));
  for (const messageId of gone) {
    world.emit({ kind: 'message-deleted', channelId: channel.id, messageId });
  }
  const data = { ids: gone, channel_id: channel.id, ...inGuild(channel) };
  tellBot(world, channel, { event: 'MESSAGE_DELETE_BULK', data });
  return new Reply(204);
}
