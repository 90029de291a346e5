import {
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  type Client,
} from 'discord.js';
import { BadInput, DiscordUnavailable } from '../core/errors.ts';

const BAD_TOKEN =
  'Discord does not accept DISCORD_TOKEN: copy a fresh bot token from the developer portal';
const BAD_INTENTS =
  'Discord refuses the intents: switch on "Message Content Intent" for the bot in the developer portal';
const TOO_OLD = 'Discord does not know what this version of the program asks for: update it';
const TOO_MANY_SERVERS =
  'Discord wants a bot on so many servers to run in several parts, which this one cannot: take it off some';

/**
 * Logs in; resolves when the servers are known.
 * @throws BadInput when Discord refuses the token or the intents, with what to do about it.
 * @throws DiscordUnavailable when Discord cannot be reached.
 */
export async function logIn(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token).catch((error: unknown) => {
    throw explainLogin(error);
  });
  return await ready;
}

/** Discord let nobody in with this token. */
export function tokenRefused(cause?: unknown): BadInput {
  return new BadInput(BAD_TOKEN, { cause });
}

/** The codes by which Discord ends a session for good, and what to do. */
const ENDINGS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: BAD_TOKEN,
  [GatewayCloseCodes.DisallowedIntents]: BAD_INTENTS,
  [GatewayCloseCodes.InvalidIntents]: TOO_OLD,
  [GatewayCloseCodes.InvalidAPIVersion]: TOO_OLD,
  [GatewayCloseCodes.InvalidShard]: TOO_MANY_SERVERS,
  [GatewayCloseCodes.ShardingRequired]: TOO_MANY_SERVERS,
};

/** Why Discord ended a session for good, and what to do; undefined when the client comes back by itself. */
export function explainClose(code: number): BadInput | undefined {
  const sentence = ENDINGS[code];
  return sentence === undefined ? undefined : new BadInput(sentence);
}

/** Says in one sentence why Discord did not let us in, and what to do. */
function explainLogin(error: unknown): Error {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return tokenRefused(error);
  const message = error instanceof Error ? error.message : '';
  if (/authentication failed/i.test(message)) return tokenRefused(error);
  if (/disallowed intents/i.test(message)) return new BadInput(BAD_INTENTS, { cause: error });
  if (/invalid intents|invalid api version/i.test(message))
    return new BadInput(TOO_OLD, { cause: error });
  return new DiscordUnavailable(
    'Discord cannot be reached: check the network and DISCORD_API_URL',
    { cause: error },
  );
}
