import { Routes, type APIMessage, type APIMessageTopLevelComponent, type REST } from 'discord.js';

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
  return (message.components ?? []).some((component) => holds(component, mark));
}

function holds(component: APIMessageTopLevelComponent, mark: string): boolean {
  if (!('components' in component)) return false;
  return component.components.some(
    (child) => 'custom_id' in child && child.custom_id.split(':').includes(mark),
  );
}
