import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Discord takes no nonce for these: a repeat makes a second post. */
const UNREPEATABLE = /\/channels\/\d+\/threads$/;

/**
 * discord.js repeats a request whose answer it did not get. That is safe where a nonce or Discord itself
 * recognises the repeat, and makes a double where nothing does: such a request fails at once instead, and
 * whoever made it looks first whether it took effect.
 */
export function carefulRequests(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    if (init.method !== 'POST' || !UNREPEATABLE.test(new URL(url).pathname)) {
      return makeRequest(url, init);
    }
    const response = await makeRequest(url, init).catch((error: unknown) => {
      throw new DiscordUnavailable('no answer to a request that cannot be repeated blindly', {
        cause: error,
      });
    });
    if (response.status >= 500) {
      throw new DiscordUnavailable(
        `${response.status} to a request that cannot be repeated blindly`,
      );
    }
    return response;
  };
}
