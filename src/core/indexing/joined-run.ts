import type { OnProgress } from './report.ts';

/**
 * Makes requests for a long run share runs: one that comes while a run is on its way is answered by the
 * next one, together with all others that wait, because the present one may have passed what changed.
 */
export function makeJoinedRun<T>(
  run: (onProgress: OnProgress) => Promise<T>,
): (onProgress?: OnProgress) => Promise<T> {
  let present: Promise<unknown> | undefined;
  let waiting: { readonly listeners: OnProgress[]; readonly result: Promise<T> } | undefined;

  async function startAfter(former: Promise<unknown> | undefined, listeners: OnProgress[]) {
    await former?.catch(() => undefined);
    waiting = undefined;
    const result = run((progress) => listeners.forEach((listener) => listener(progress)));
    present = result;
    return await result.finally(() => {
      if (present === result) present = undefined;
    });
  }

  return async function joinedRun(onProgress) {
    if (waiting === undefined) {
      const listeners: OnProgress[] = [];
      waiting = { listeners, result: startAfter(present, listeners) };
    }
    if (onProgress !== undefined) waiting.listeners.push(onProgress);
    return await waiting.result;
  };
}
