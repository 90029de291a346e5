import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { silentMeter, type Meter } from '../core/meter.ts';
import { carefulRequests } from './careful-requests.ts';
import { meterRequests } from './meter-requests.ts';
import { readableAnswers } from './readable-answers.ts';
import { wellFormedRequests } from './well-formed-requests.ts';

/** Messages kept in memory a channel: enough to edit what was just sent; everything else is asked for. */
const CACHED_MESSAGES = 50;
/** People kept in memory, of each server and in all: each answer brings its asker along. */
const CACHED_PEOPLE = 1_000;
/** What a route's requests leave behind goes after this long, in milliseconds: each message is a route of its own. */
const ROUTES_KEPT_MS = 300_000;
/** After this long without an answer from Discord, a request counts as failed, in milliseconds. */
const REST_TIMEOUT_MS = 15_000;

/** A discord.js client that can ping nobody unless a message opens a mention itself. */
export function makeClient(apiUrl: string, meter: Meter = silentMeter): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.MessageContent,
    ],
    // Direct messages and old messages arrive without their channel or content.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: CACHED_MESSAGES,
      GuildMemberManager: {
        maxSize: CACHED_PEOPLE,
        keepOverLimit: ({ id, client }) => id === client.user.id,
      },
      UserManager: {
        maxSize: CACHED_PEOPLE,
        keepOverLimit: ({ id, client }) => id === client.user.id,
      },
    }),
    rest: {
      api: apiUrl,
      timeout: REST_TIMEOUT_MS,
      handlerSweepInterval: ROUTES_KEPT_MS,
      makeRequest: meterRequests(carefulRequests(readableAnswers(wellFormedRequests())), meter),
    },
  });
}
