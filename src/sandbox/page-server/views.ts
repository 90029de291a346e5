import type { RestCall } from '../sandbox.ts';
import type { CallView, Snapshot } from './protocol.ts';
import type { PageServerOptions } from './page-server.ts';
import type { SwitchBoard } from './switch-board.ts';

/** So many of the bot's requests are shown. */
const CALLS_SHOWN = 200;
/** So much of a request's body, in characters. */
const BODY_SHOWN = 4000;

/** Everything, for a page that has just connected. */
export function snapshotOf(options: PageServerOptions, switches: SwitchBoard): Snapshot {
  const { sandbox, people, guild, tour, bot, inside } = options;
  const place = placeOf(options);
  const channelIds = new Set(
    Object.values(place.channels).flatMap((channels) => channels.map(({ id }) => id)),
  );
  return {
    people: people.map(({ id, name, part }) => ({ id, name, part })),
    guild: { id: guild.id, name: guild.name },
    botId: sandbox.botUserId,
    ...place,
    messages: [...channelIds].flatMap((id) => sandbox.messageViews(id)),
    calls: sandbox.calls.slice(-CALLS_SHOWN).map(callView),
    switches: switches.state,
    bot: bot?.state() ?? 'running',
    tour,
    inside: inside?.look() ?? null,
  };
}

/** The channels, people and roles as they are now. */
export function placeOf({ sandbox, people, guild }: PageServerOptions) {
  return {
    channels: Object.fromEntries(people.map(({ id }) => [id, sandbox.channelsFor(id)])),
    members: sandbox.membersOf(guild),
    roles: sandbox.rolesOf(guild),
  };
}

/** A request as the drawer shows it. The path of an interaction's answer holds its token, which is cut. */
export function callView(call: RestCall): CallView {
  const { method, status, code, fault, violations, at, tookMs, body } = call;
  return {
    method,
    path: call.path.replace(/(\/(?:interactions|webhooks)\/\d+\/)[\w.-]{20,}/, '$1…'),
    status,
    code,
    fault,
    violations: violations.map(({ rule, message }) => `${rule}: ${message}`),
    body: body === undefined ? '' : JSON.stringify(body, null, 2).slice(0, BODY_SHOWN),
    at,
    tookMs,
  };
}
