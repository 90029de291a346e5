import { Routes, type APIMessage, type REST } from 'discord.js';

/** Messages that Discord gives at a time, at most. */
const PAGE = 100;
/** Pages looked through at most: 2,000 messages are more than any outage lets a channel collect. */
const MAX_PAGES = 20;
/** Milliseconds by which this machine's clock and Discord's may differ. */
const CLOCK_SLACK_MS = 10 * 60_000;

/**
 * Finds a message of the bot's own by a mark in one of its buttons' ids, from the newest back to `since`.
 * This is how an attempt whose outcome was lost is recognised after any time; a nonce holds for minutes.
 */
export async function findOwnMessage(
  rest: REST,
  botId: string,
  channelId: string,
  { mark, since, fits = () => true }: Search,
): Promise<APIMessage | undefined> {
  const oldest = since.getTime() - CLOCK_SLACK_MS;
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    // SAFETY: Discord's documented answer to this request.
    const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const found = messages.find(
      (message) => message.author.id === botId && carries(message, mark) && fits(message),
    );
    if (found !== undefined) return found;
    const last = messages.at(-1);
    if (last === undefined || messages.length < PAGE) return undefined;
    if (Date.parse(last.timestamp) < oldest) return undefined;
    before = last.id;
  }
  return undefined;
}

export interface Search {
  /** A part, between colons, of a button's id. */
  readonly mark: string;
  readonly since: Date;
  readonly fits?: (message: APIMessage) => boolean;
}

/** Does a message hold a button whose id has this part? */
export function carries(message: APIMessage, mark: string): boolean {
  return idsIn(message).some((parts) => parts.includes(mark));
}

/** Is it an escalation's card? Notes about the escalation name it too, but their buttons also name what sent them. */
export function isCardOf(message: APIMessage, escalation: string): boolean {
  return idsIn(message).some(([, id, ...more]) => id === escalation && more.length === 0);
}

/** The parts of its buttons' ids. */
function idsIn({ components = [] }: APIMessage): readonly (readonly string[])[] {
  return components.flatMap((component) =>
    'components' in component
      ? component.components.flatMap((child) =>
          'custom_id' in child ? [child.custom_id.split(':')] : [],
        )
      : [],
  );
}
