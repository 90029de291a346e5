import Bottleneck from 'bottleneck';
import type { InLanes } from '../core/in-lanes.ts';

/**
 * Runs the jobs of one lane one after another, and at most `atOnce` jobs over all lanes (no bound without it).
 * A job's fault is its caller's; the lane goes on.
 */
export function makeBottleneckLanes({ atOnce }: { readonly atOnce?: number } = {}): InLanes {
  const all = new Bottleneck({ maxConcurrent: atOnce ?? null });
  // Not Bottleneck's Group: that forgets a lane some time after its last job came, though it still runs.
  const lanes = new Map<string, { readonly limiter: Bottleneck; jobs: number }>();
  return async (name, job) => {
    const lane = lanes.get(name) ?? {
      limiter: new Bottleneck({ maxConcurrent: 1 }).chain(all),
      jobs: 0,
    };
    lanes.set(name, lane);
    lane.jobs += 1;
    try {
      return await lane.limiter.schedule(job);
    } finally {
      lane.jobs -= 1;
      if (lane.jobs === 0) lanes.delete(name);
    }
  };
}
