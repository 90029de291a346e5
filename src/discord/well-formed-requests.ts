import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** Where a library keeps the JSON of a request that carries files. */
const PAYLOAD = 'payload_json';

/**
 * Makes every text that goes out proper Unicode: half of a surrogate pair, which a notebook, a model or a cut
 * may leave, would have Discord refuse the whole message.
 */
export function wellFormedRequests(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    const { body } = init;
    if (typeof body === 'string') return makeRequest(url, { ...init, body: wellFormedJson(body) });
    if (body instanceof FormData) {
      const payload = body.get(PAYLOAD);
      if (typeof payload === 'string') body.set(PAYLOAD, wellFormedJson(payload));
    }
    return makeRequest(url, init);
  };
}

/** JSON with `U+FFFD` for each half: whole pairs are never written as escapes. */
export function wellFormedJson(json: string): string {
  return json.replace(/\\(?:u[\da-fA-F]{4}|.)/g, (escape) =>
    /^\\u[dD][89a-fA-F]/.test(escape) ? '\uFFFD' : escape,
  );
}
