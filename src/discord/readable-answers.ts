import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<MakeRequest>>;

/** Seconds to wait where a refusal for asking too much does not say how long. */
const UNSAID_WAIT_S = 5;
/** What a refusal says of the limit that was met, where it says it. */
const LEFT = 'x-ratelimit-remaining';

/**
 * Makes answers readable that discord.js stumbles over. An empty one that claims to be JSON, which a proxy may make of
 * Discord's, would count as failed although what was asked for has happened. After a 429 that names no time it would
 * ask again at once, for ever; and one that names no limit, as Discord's own gatekeeper sends it, it takes for a limit
 * of a part of the route, in whose queues requests for a channel may then wait for one another, for ever too.
 */
export function readableAnswers(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    const answer = await makeRequest(url, init);
    if (answer.status === 204) return new Response(null, { status: 204, headers: plain(answer) });
    // What a channel may be changed in so often is a limit of a part indeed, and says so.
    const isSaid = answer.headers.has(LEFT) && (init.method === 'PATCH' || isOver(answer));
    return answer.status === 429 && !isSaid ? withLimit(answer) : answer;
  };
}

function isOver({ headers }: Answer): boolean {
  return headers.get(LEFT) === '0' && headers.has('retry-after');
}

/** As if the whole route were used up for that time. */
async function withLimit(answer: Answer): Promise<Answer> {
  const text = await answer.text();
  const headers = new Headers([...answer.headers]);
  const seconds = headers.get('retry-after') ?? String(waitIn(text));
  headers.set('retry-after', seconds);
  headers.set('x-ratelimit-limit', headers.get('x-ratelimit-limit') ?? '1');
  headers.set(LEFT, '0');
  headers.set('x-ratelimit-reset-after', seconds);
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
    // A proxy's page, not Discord's answer.
    return UNSAID_WAIT_S;
  }
}
