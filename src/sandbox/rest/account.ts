import type { RESTPostAPICurrentUserCreateDMChannelJSONBody } from 'discord-api-types/v10';
import { dmChannel } from '../actions/channels.ts';
import { gatewayUrl } from '../gateway/connection.ts';
import { route, type Request, type Route } from '../server/route.ts';
import { channelPayload } from '../payloads/channels.ts';
import { userPayload } from '../payloads/people.ts';
import { ApiFault, fault } from '../state/errors.ts';
import { guildPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { bodies } from '../validation/body-schemas.ts';

/** The bot's own account, its application, other accounts, and the way to the gateway. */
export const accountRoutes: readonly Route[] = [
  route('GET', '/gateway', { isOpen: true, handle: ({ world }) => ({ url: gatewayUrl(world) }) }),
  route('GET', '/gateway/bot', {
    handle: ({ world }) => ({
      url: gatewayUrl(world),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  }),
  route('GET', '/users/@me', {
    handle: ({ world }) => ({
      ...userPayload(world.bot.person),
      bio: '',
      locale: 'en-US',
      mfa_enabled: false,
      verified: true,
      email: null,
      flags: 0,
    }),
  }),
  route('PATCH', '/users/@me', {
    schema: bodies.botAccount,
    handle: ({ world }) => userPayload(world.bot.person),
  }),
  route('GET', '/users/@me/guilds', {
    handle: ({ world }) =>
      [...world.guilds.values()]
        .filter(({ members }) => members.has(world.bot.person.id))
        .map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: guildPermissions(guild, world.bot.person.id).toString(),
          features: ['COMMUNITY'],
        })),
  }),
  route<RESTPostAPICurrentUserCreateDMChannelJSONBody>('POST', '/users/@me/channels', {
    schema: bodies.dm,
    handle: openDm,
  }),
  route('GET', '/users/:user', {
    handle: (request) => {
      const person = request.world.people.get(request.param('user'));
      if (!person) throw fault('unknownUser');
      return userPayload(person);
    },
  }),
  ...['/applications/@me', '/oauth2/applications/@me'].map((pattern) =>
    route('GET', pattern, { handle: ({ world }) => application(world) }),
  ),
  route('PATCH', '/applications/@me', {
    schema: bodies.application,
    handle: ({ world }) => application(world),
  }),
];

function openDm(request: Request<RESTPostAPICurrentUserCreateDMChannelJSONBody>): object {
  const { world, body } = request;
  const id = 'recipient_id' in body ? body.recipient_id : '';
  const person = world.people.get(id);
  if (!person) throw new ApiFault(400, 50033, 'Invalid Recipient(s)');
  if (person.isBot) throw fault('dmsClosed');
  return channelPayload(world, dmChannel(world, world.bot.person.id, id));
}

function application({ bot }: World): object {
  const owner = {
    id: '1',
    username: 'operator',
    discriminator: '0',
    avatar: null,
    global_name: null,
  };
  return {
    id: bot.applicationId,
    name: bot.person.username,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot: userPayload(bot.person),
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: (1 << 13) | (1 << 15) | (bot.hasMessageContentIntent ? 1 << 19 : 0),
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: { ...owner, public_flags: 0, flags: 0 },
    team: null,
    approximate_guild_count: 1,
    integration_types_config: { '0': {} },
  };
}
