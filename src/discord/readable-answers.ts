import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<MakeRequest>>;

/** Seconds to wait where a refusal for asking too much does not say how long. */
const UNSAID_WAIT_S = 5;

/**
 * Makes answers readable that discord.js stumbles over: an empty one that claims to be JSON, which a proxy may make of
 * Discord's, would count as failed although what was asked for has happened; and after a 429 that names no time it
 * would ask again at once, for ever.
 */
export function readableAnswers(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    const answer = await makeRequest(url, init);
    if (answer.status === 204) return new Response(null, { status: 204, headers: plain(answer) });
    return answer.status === 429 && !saysHowLong(answer) ? withWait(answer) : answer;
  };
}

function saysHowLong({ headers }: Answer): boolean {
  return headers.has('retry-after') || headers.has('x-ratelimit-reset-after');
}

async function withWait(answer: Answer): Promise<Answer> {
  const text = await answer.text();
  const headers = new Headers([...answer.headers]);
  headers.set('retry-after', String(waitIn(text)));
  return new Response(text, { status: answer.status, statusText: answer.statusText, headers });
}

/** The same headers but for what they say of a body that is not there. */
function plain(answer: Answer): Headers {
  const headers = new Headers([...answer.headers]);
  headers.delete('content-type');
  return headers;
}

function waitIn(text: string): number {
  try {
    const body: unknown = JSON.parse(text);
    const said = typeof body === 'object' && body !== null && 'retry_after' in body;
    return said && typeof body.retry_after === 'number' ? body.retry_after : UNSAID_WAIT_S;
  } catch {
    return UNSAID_WAIT_S;
  }
}
