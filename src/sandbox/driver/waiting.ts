import type { APIMessage } from 'discord-api-types/v10';
import type { World } from '../state/world.ts';
import { channelAt, idOf, type Ref } from './handles.ts';

/** How long to wait, and for what: `what` stands in the error. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly what?: string;
}

const DEFAULT_TIMEOUT_MS = 60_000;
/** Beside every event, the predicate is tried this often, for what is no event of Discord's. */
const RETRY_MS = 25;

/** Waits until `find` gives something, trying it at every event. Rejects after the timeout. */
export function waitFor<T>(
  world: World,
  find: () => T | undefined | false | null,
  { timeoutMs = DEFAULT_TIMEOUT_MS, what = 'what was waited for' }: WaitOptions = {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const attempt = (): void => {
      try {
        const found = find();
        if (found === undefined || found === null || found === false) return;
        end();
        resolve(found);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const stopListening = world.listen(attempt);
    const timer = setInterval(attempt, RETRY_MS);
    const limit = setTimeout(() => {
      end();
      reject(new Error(`${what} did not happen within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = (): void => {
      stopListening();
      clearInterval(timer);
      clearTimeout(limit);
    };
    attempt();
  });
}

/** The messages of a channel, oldest first, as one person sees them, or everybody. */
export function messagesIn(world: World, channel: Ref, asPerson?: Ref): APIMessage[] {
  const viewer = asPerson === undefined ? undefined : idOf(asPerson);
  return [...channelAt(world, channel).messages.values()]
    .filter(({ visibleOnlyTo }) => visibleOnlyTo === null || visibleOnlyTo === viewer)
    .map(({ payload }) => payload)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}
