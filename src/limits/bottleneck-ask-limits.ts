import Bottleneck from 'bottleneck';
import type { AskLimits, AskPermit, RateStore } from '../core/ask-limits.ts';
import type { Clock } from '../core/clock.ts';
import { LEARNER_RATE, SERVER_RATE, type Rate } from './tuning.ts';

export interface BottleneckAskLimitsDeps {
  readonly rates: RateStore;
  readonly clock: Clock;
  readonly learnerRate?: Rate;
  readonly serverRate?: Rate;
}

/** Idle limiters are dropped after this long; what they held is in the store. */
const IDLE_MS = 60_000;

/** One limiter a learner and one a server, whose reservoirs are kept in the store: a restart forgives nothing. */
export class BottleneckAskLimits implements AskLimits {
  readonly #learners: Buckets;
  readonly #servers: Buckets;

  constructor(deps: BottleneckAskLimitsDeps) {
    this.#learners = new Buckets(deps, deps.learnerRate ?? LEARNER_RATE);
    this.#servers = new Buckets(deps, deps.serverRate ?? SERVER_RATE);
  }

  async take({
    learnerId,
    serverId,
    isStaff,
  }: Parameters<AskLimits['take']>[0]): Promise<AskPermit> {
    if (isStaff) return { outcome: 'granted' };
    // A learner is limited in each server apart: what happens in one is no business of another.
    const place = serverId ?? 'direct';
    const learnerWaits = await this.#learners.take(`learner/${place}/${learnerId}`);
    if (learnerWaits !== undefined)
      return { outcome: 'wait', whose: 'learner', until: learnerWaits };
    if (serverId === undefined) return { outcome: 'granted' };
    const serverWaits = await this.#servers.take(`server/${serverId}`);
    if (serverWaits === undefined) return { outcome: 'granted' };
    return { outcome: 'wait', whose: 'server', until: serverWaits };
  }

  /** Lets go of timers. */
  async stop(): Promise<void> {
    await Promise.all([this.#learners.stop(), this.#servers.stop()]);
  }
}

/** Token buckets of one rate. */
class Buckets {
  readonly #rates: RateStore;
  readonly #clock: Clock;
  readonly #rate: Rate;
  /** One job a key at a time, so that two questions at once never take the same token. */
  readonly #group = new Bottleneck.Group({ maxConcurrent: 1, timeout: IDLE_MS });

  constructor({ rates, clock }: BottleneckAskLimitsDeps, rate: Rate) {
    this.#rates = rates;
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Takes a token; undefined when there was one, else when there will be. */
  async take(key: string): Promise<Date | undefined> {
    return await this.#group.key(key).schedule(async () => {
      const { tokens, filledAt } = await this.#fill(key);
      const isGranted = tokens > 0;
      await this.#rates.write(key, { tokens: isGranted ? tokens - 1 : 0, filledAt });
      return isGranted ? undefined : new Date(filledAt.getTime() + this.#rate.refillMs);
    });
  }

  /** What is there by now, with all whole tokens that the time has brought. */
  async #fill(key: string) {
    const now = this.#clock();
    const kept = await this.#rates.read(key);
    if (kept === undefined) return { tokens: this.#rate.burst, filledAt: now };
    // A clock that was set back brings nothing and takes nothing, and the wait begins with its time.
    const since = Math.min(now.getTime(), kept.filledAt.getTime());
    const passedMs = now.getTime() - since;
    const earned = Math.floor(passedMs / this.#rate.refillMs);
    const tokens = Math.min(this.#rate.burst, kept.tokens + earned);
    const filledAt =
      tokens === this.#rate.burst ? now : new Date(since + earned * this.#rate.refillMs);
    return { tokens, filledAt };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#group.limiters().map(({ limiter }) => limiter.disconnect(false)));
  }
}
