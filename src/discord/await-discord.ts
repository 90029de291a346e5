import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, Routes, type Client } from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { failureOf } from './failures.ts';
import { tokenRefused } from './log-in.ts';

/** Milliseconds between two looks: doubled each time, up to a minute. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Waits until Discord answers, however long it is away: a bot that starts in an outage is there when that ends. Asked
 * before the login, since a client whose login failed cannot log in a second time.
 * @throws BadInput when Discord refuses the token; what `signal` was given when it is
 */
export async function awaitDiscord(
  { rest }: Client,
  token: string,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  rest.setToken(token);
  for (let wait = FIRST_WAIT_MS; !(await answers(rest, signal)); wait *= 2) {
    const waitMs = Math.min(wait, LONGEST_WAIT_MS);
    log.warn(
      { waitMs, todo: 'check the network and DISCORD_API_URL' },
      'Discord cannot be reached, trying again',
    );
    await pause(waitMs, undefined, { signal });
  }
}

/** Whether the login can begin; what Discord refuses there is explained there. */
async function answers(rest: Client['rest'], signal: AbortSignal): Promise<boolean> {
  try {
    await rest.get(Routes.gatewayBot(), { signal });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DiscordAPIError && error.status === 401) throw tokenRefused(error);
    return !isAway(error);
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
