import { RESTJSONErrorCodes, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

const ANSWER = /\/interactions\/\d+\/[^/]+\/callback$/;
/** Interactions whose answer broke off, remembered at most: Discord takes answers for three seconds only. */
const REMEMBERED = 200;

/**
 * The first answer to an interaction, which Discord takes once. When the connection breaks it may have arrived
 * all the same; then the repeat is refused as "already acknowledged", and that is good news. The same refusal to
 * a first try means that another answered, and stays a refusal.
 */
export function makeInteractionAnswers(makeRequest: MakeRequest) {
  const unclear = new Set<string>();

  const remember = (pathname: string): void => {
    unclear.add(pathname);
    const [oldest] = unclear;
    if (unclear.size > REMEMBERED && oldest !== undefined) unclear.delete(oldest);
  };

  const once: MakeRequest = async (url, init) => {
    const { pathname } = new URL(url);
    try {
      const response = await makeRequest(url, init);
      if (response.status >= 500) remember(pathname);
      return unclear.has(pathname) ? await takenBefore(response) : response;
    } catch (error) {
      remember(pathname);
      throw error;
    }
  };

  return {
    isAnswer: (pathname: string): boolean => ANSWER.test(pathname),
    /** discord.js repeats only some of the ways in which a connection breaks: any of them is repeated once here. */
    send: (async (url, init) => {
      try {
        return await once(url, init);
      } catch (error) {
        if (init.signal?.aborted === true) throw error;
        return await once(url, init);
      }
    }) satisfies MakeRequest,
  };
}

/** "Already acknowledged" as the empty success that the first try would have had. */
async function takenBefore(response: Awaited<ReturnType<MakeRequest>>): ReturnType<MakeRequest> {
  if (response.status !== 400) return response;
  const text = await response.text();
  const isTaken = codeIn(text) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
  if (isTaken) return new Response(null, { status: 204 });
  return new Response(text, {
    status: response.status,
    statusText: response.statusText,
    headers: { 'content-type': 'application/json' },
  });
}

function codeIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  } catch {
    // A proxy's page, not Discord's answer: it names no code.
    return undefined;
  }
}
