import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, Routes, type Client, type RESTGetAPIGatewayBotResult } from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { failureOf } from './failures.ts';
import { tokenRefused } from './log-in.ts';

/** Milliseconds between two looks: doubled each time, up to a minute. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Waits until Discord answers and lets the bot log in, however long it does not: a bot that starts in an outage is
 * there when that ends. Asked before the login, since a client whose login failed cannot log in a second time.
 * @throws BadInput when Discord refuses the token; what `signal` was given when it is
 */
export async function awaitDiscord(
  { rest }: Client,
  token: string,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  rest.setToken(token);
  let wait = FIRST_WAIT_MS;
  for (;;) {
    const standing = await look(rest, signal);
    if (standing === 'ready') return;
    const waitMs = Math.min(wait, LONGEST_WAIT_MS);
    log.warn({ waitMs, todo: TODO[standing] }, `${WHY[standing]}, trying again`);
    await pause(waitMs, undefined, { signal });
    wait *= 2;
  }
}

type Standing = 'ready' | 'away' | 'no-sessions';

const WHY = {
  away: 'Discord cannot be reached',
  'no-sessions': 'Discord lets this bot log in no more today',
} as const;
const TODO = {
  away: 'check the network and DISCORD_API_URL',
  'no-sessions': 'find out what logs in with its token again and again',
} as const;

/** Whether the login can begin; what Discord refuses there is explained there. */
async function look(rest: Client['rest'], signal: AbortSignal): Promise<Standing> {
  try {
    // SAFETY: Discord's documented answer to this request.
    const gateway = (await rest.get(Routes.gatewayBot(), { signal })) as RESTGetAPIGatewayBotResult;
    return gateway.session_start_limit.remaining > 0 ? 'ready' : 'no-sessions';
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DiscordAPIError && error.status === 401) throw tokenRefused(error);
    return isAway(error) ? 'away' : 'ready';
  }
}

function isAway(error: unknown): boolean {
  try {
    failureOf(error);
    return false;
  } catch (fault) {
    return fault instanceof DiscordUnavailable;
  }
}
