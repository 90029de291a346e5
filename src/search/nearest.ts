import type { Neighbour } from '../core/answering/ports.ts';

/** Those of the passages with the highest cosines, highest first; equals in the order given. */
export function nearestOf(
  passages: Iterable<number>,
  count: number,
  cosineOf: (passage: number) => number,
): readonly Neighbour[] {
  const best: Neighbour[] = [];
  let least = -Infinity;
  for (const passage of passages) {
    const cosine = cosineOf(passage);
    if (best.length >= count && cosine <= least) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.cosine ?? 1) < cosine) at -= 1;
    best.splice(at, 0, { passage, cosine });
    if (best.length > count) best.pop();
    least = best.at(-1)?.cosine ?? -Infinity;
  }
  return best;
}
