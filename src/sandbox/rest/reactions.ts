import { changeReaction } from '../actions/reactions.ts';
import { Reply, route, type Request, type Route } from '../server/route.ts';
import { personOf, userPayload } from '../payloads/people.ts';
import { isoTime } from '../state/clock.ts';
import { fault } from '../state/errors.ts';
import type { Channel, Message } from '../state/model.ts';
import { demand } from '../state/permissions.ts';
import { announceMessage, tellBot } from '../actions/notify.ts';
import { inGuild } from '../actions/change-message.ts';
import { channelFor, demandUnarchived, messageOf } from './lookup.ts';

const REACTION = '/channels/:channel/messages/:message/reactions/:emoji';
const MAX_PINS = 250;

/** Reactions and pins. */
export const reactionRoutes: readonly Route[] = [
  route('PUT', `${REACTION}/@me`, {
    handle: (request) => {
      const { channel, message } = target(request);
      demandUnarchived(channel);
      const emoji = request.param('emoji');
      if (!/\p{Emoji}/u.test(emoji)) throw fault('unknownEmoji');
      const isNew = !message.payload.reactions?.some((one) => one.emoji.name === emoji);
      if (isNew) demand(request.world, channel, 'AddReactions');
      changeReaction(request.world, channel, message, request.world.bot.person.id, emoji, 'add');
      return undefined;
    },
  }),
  route('DELETE', `${REACTION}/:user`, {
    handle: (request) => {
      const { channel, message } = target(request);
      const user = request.param('user');
      const botId = request.world.bot.person.id;
      if (user !== '@me') demand(request.world, channel, 'ManageMessages');
      const personId = user === '@me' ? botId : user;
      const emoji = request.param('emoji');
      changeReaction(request.world, channel, message, personId, emoji, 'remove');
      return undefined;
    },
  }),
  route('GET', REACTION, {
    handle: (request) => {
      const { message } = target(request);
      const people = request.world.reactions.get(`${message.payload.id}:${request.param('emoji')}`);
      return [...(people ?? [])].map((id) => userPayload(personOf(request.world, id)));
    },
  }),
  route('DELETE', '/channels/:channel/messages/:message/reactions', {
    handle: (request) => {
      const { channel, message } = target(request);
      demand(request.world, channel, 'ManageMessages');
      message.payload = { ...message.payload, reactions: [] };
      for (const key of [...request.world.reactions.keys()]) {
        if (key.startsWith(`${message.payload.id}:`)) request.world.reactions.delete(key);
      }
      return undefined;
    },
  }),
  ...['/channels/:channel/pins/:message', '/channels/:channel/messages/pins/:message'].flatMap(
    (pattern) => [
      route('PUT', pattern, { handle: (request) => pin(request, true) }),
      route('DELETE', pattern, { handle: (request) => pin(request, false) }),
    ],
  ),
  route('GET', '/channels/:channel/pins', {
    handle: (request) => pinned(channelFor(request)).map(({ payload }) => payload),
  }),
  route('GET', '/channels/:channel/messages/pins', {
    handle: (request) => ({
      items: pinned(channelFor(request)).map(({ payload }) => ({
        pinned_at: payload.timestamp,
        message: payload,
      })),
      has_more: false,
    }),
  }),
];

function target(request: Request): { readonly channel: Channel; readonly message: Message } {
  const channel = channelFor(request, 'ReadMessageHistory');
  return { channel, message: messageOf(request, channel) };
}

function pin(request: Request, isPinned: boolean): object {
  const { world } = request;
  const { channel, message } = target(request);
  if (channel.guildId !== null) demand(world, channel, 'ManageMessages');
  demandUnarchived(channel);
  if (isPinned && pinned(channel).length >= MAX_PINS) throw fault('tooManyPins');
  message.payload = { ...message.payload, pinned: isPinned };
  announceMessage(world, channel, message, 'message-edited');
  tellBot(world, channel, {
    event: 'CHANNEL_PINS_UPDATE',
    data: {
      channel_id: channel.id,
      last_pin_timestamp: isoTime(world.clock.now()),
      ...inGuild(channel),
    },
  });
  return new Reply(204);
}

function pinned(channel: Channel): Message[] {
  return [...channel.messages.values()].filter(({ payload }) => payload.pinned).reverse();
}
