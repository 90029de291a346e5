import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';

/** Codes of refusals that the desk knows how to meet. */
const KNOWN = {
  [RESTJSONErrorCodes.UnknownChannel]: 'channel-gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'server-gone',
  [RESTJSONErrorCodes.UnknownMessage]: 'message-gone',
  [RESTJSONErrorCodes.UnknownMember]: 'member-gone',
  [RESTJSONErrorCodes.UnknownUser]: 'member-gone',
  [RESTJSONErrorCodes.MissingAccess]: 'no-permission',
  [RESTJSONErrorCodes.MissingPermissions]: 'no-permission',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'dms-closed',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: 'dms-closed',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'archived',
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]: 'no-history',
  [RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage]: 'thread-exists',
  [RESTJSONErrorCodes.ThreadLocked]: 'locked',
  [RESTJSONErrorCodes.MaximumActiveThreads]: 'too-many-threads',
} as const;

/** What a refusal by Discord means to the desk. */
export type Refusal = (typeof KNOWN)[keyof typeof KNOWN] | 'refused';

/** A request that Discord answered with no. */
export interface Failure {
  readonly refusal: Refusal;
  /** Discord's code. */
  readonly code: string;
}

/**
 * Names what Discord refused.
 * @throws DiscordUnavailable when it may take the request later; the error itself when it is not Discord's.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    if (error.status === 401 || error.status === 429) throw unavailable(error);
    const known = Object.entries(KNOWN).find(([code]) => Number(code) === Number(error.code));
    return { refusal: known?.[1] ?? 'refused', code: String(error.code) };
  }
  if (isPassing(error)) throw unavailable(error);
  throw error;
}

/** Carries a request out, or names the refusal. @throws as `failureOf` */
export async function attempt<T>(
  request: () => Promise<T>,
): Promise<{ readonly ok: T } | { readonly failed: Failure }> {
  try {
    return { ok: await request() };
  } catch (error) {
    return { failed: failureOf(error) };
  }
}

/** Carries a request out. @throws DiscordUnavailable when Discord may take it later; any other error as it is */
export async function orUnavailable<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    failureOf(error);
    throw error;
  }
}

function unavailable(error: unknown): DiscordUnavailable {
  if (error instanceof DiscordUnavailable) return error;
  const message = error instanceof Error ? error.message : 'no answer';
  return new DiscordUnavailable(`Discord did not take a request: ${message}`, { cause: error });
}

/** Answers of 5xx, limits, time-outs and broken connections; not our own defects. */
function isPassing(error: unknown): boolean {
  if (error instanceof DiscordUnavailable || error instanceof HTTPError) return true;
  if (error instanceof RateLimitError) return true;
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  // After a refused token discord.js drops it, and says so; the bot ends, and what waits is kept.
  if (error.message.startsWith('Expected token to be set')) return true;
  // Node's and undici's errors carry a code, if need be one level down; a TypeError of ours does not.
  if ('code' in error && typeof error.code === 'string') return true;
  return error.cause instanceof Error && 'code' in error.cause;
}
