import Bottleneck from 'bottleneck';
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { ModelGate } from '../core/answering/writing/ports.ts';
import { ModelUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import {
  MODEL_CALLS_AT_ONCE,
  MODEL_CALLS_WAITING,
  MODEL_FAILURES,
  MODEL_RESTS_MS,
} from './tuning.ts';

export interface ModelGateOptions {
  readonly log: Log;
  /** Milliseconds until a model that failed is tried again. */
  readonly restMs?: number;
}

/**
 * Calls the model a few at a time. After some failures in a row it rests, then one call tries it again. The operator
 * is told when it fails first and when it is back, not in between.
 */
export function makeBottleneckModelGate({
  log,
  restMs = MODEL_RESTS_MS,
}: ModelGateOptions): ModelGate {
  const limiter = new Bottleneck({
    maxConcurrent: MODEL_CALLS_AT_ONCE,
    highWater: MODEL_CALLS_WAITING,
    strategy: Bottleneck.strategy.OVERFLOW,
  });
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ModelUnavailable),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(MODEL_FAILURES) },
  );
  let isDown = false;

  async function attempt<T>(job: () => Promise<T>): Promise<T> {
    try {
      const result = await job();
      if (isDown) log.info({}, 'language model is back');
      isDown = false;
      return result;
    } catch (error) {
      if (error instanceof ModelUnavailable && !isDown) {
        isDown = true;
        log.warn(
          { reason: error.message },
          'language model unavailable, the notes answer in their own words',
        );
      }
      throw error;
    }
  }

  return {
    async run(job) {
      try {
        return await limiter.schedule(async () => breaker.execute(async () => attempt(job)));
      } catch (error) {
        if (error instanceof BrokenCircuitError || error instanceof Bottleneck.BottleneckError)
          throw new ModelUnavailable('the language model rests', { cause: error });
        throw error;
      }
    },
  };
}
