import { setTimeout as pause } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';
import { makeInteractionAnswers } from './interaction-answers.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Discord takes no nonce for these: a repeat makes a second post. */
const UNREPEATABLE = /\/channels\/\d+\/threads$/;

/** Milliseconds before a request is repeated whose connection broke. */
const REPEAT_AFTER_MS: readonly number[] = [150, 600];

/**
 * discord.js repeats a request whose answer it did not get, after some of the ways in which a connection breaks; what
 * changes nothing when it is done twice is repeated here after the others too. That is safe where a nonce or Discord itself
 * recognises the repeat, and makes a double where nothing does: such a request fails at once instead, and
 * whoever made it looks first whether it took effect. The first answer to an interaction is repeated here.
 */
export function carefulRequests(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const answers = makeInteractionAnswers(makeRequest);
  return async (url, init) => {
    const { pathname } = new URL(url);
    if (init.method === 'POST' && answers.isAnswer(pathname)) return answers.send(url, init);
    if (init.method !== 'POST') return repeated(makeRequest, url, init);
    if (!UNREPEATABLE.test(pathname)) return makeRequest(url, init);
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

/** Done twice, it changes nothing. */
async function repeated(
  makeRequest: MakeRequest,
  ...[url, init]: Parameters<MakeRequest>
): ReturnType<MakeRequest> {
  for (const wait of REPEAT_AFTER_MS) {
    try {
      return await makeRequest(url, init);
    } catch (error) {
      if (init.signal?.aborted === true || isRepeatedAnyway(error)) throw error;
      await pause(wait);
    }
  }
  return makeRequest(url, init);
}

function isRepeatedAnyway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
