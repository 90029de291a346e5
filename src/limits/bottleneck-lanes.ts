import Bottleneck from 'bottleneck';
import type { InLanes } from '../core/in-lanes.ts';

/** A lane that nobody used for this long is forgotten, in milliseconds. */
const LANE_IDLE_MS = 60_000;

/**
 * Runs the jobs of one lane one after another, and at most `atOnce` jobs over all lanes (no bound without it).
 * A job's fault is its caller's; the lane goes on.
 */
export function makeBottleneckLanes({ atOnce }: { readonly atOnce?: number } = {}): InLanes {
  const all = new Bottleneck({ maxConcurrent: atOnce ?? null });
  const lanes = new Bottleneck.Group({ maxConcurrent: 1, timeout: LANE_IDLE_MS });
  lanes.on('created', (lane) => lane.chain(all));
  return async (lane, job) => lanes.key(lane).schedule(job);
}
