import type { Clock } from '../clock.ts';
import { DiscordUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import { unreachable } from '../unreachable.ts';
import { retryDelayMs } from './backoff.ts';
import type { CarriedOut } from './carried-out.ts';
import type { NewIntent, StoredIntent } from './intent.ts';
import type { Outbox } from './ports.ts';
import { MAX_FAULTY_ATTEMPTS, RECHECK_MS } from './tuning.ts';

export interface PerformLaneDeps {
  readonly outbox: Outbox;
  readonly carryOut: (stored: StoredIntent) => Promise<CarriedOut>;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Carries out a lane's intents in order, until one is not due or `isStopping`. */
export type PerformLane = (lane: string, isStopping: () => boolean) => Promise<void>;

/** Retried, marked done, given up aloud. Nothing is begun twice at once: the caller runs a lane in one place. */
export function makePerformLane(deps: PerformLaneDeps): PerformLane {
  return async function performLane(lane, isStopping) {
    while (!isStopping()) {
      const stored = await deps.outbox.next(lane, deps.clock());
      if (stored === undefined) return;
      await perform(deps, stored);
    }
  };
}

async function perform(deps: PerformLaneDeps, stored: StoredIntent): Promise<void> {
  const { outbox, carryOut, log } = deps;
  await outbox.begin(stored.row);
  let result: CarriedOut;
  try {
    result = await carryOut(stored);
  } catch (error) {
    await afterFault(deps, stored, error);
    return;
  }
  const { questionId, key } = stored;
  const fields = { questionId, intent: stored.intent.kind, key, attempts: stored.attempts + 1 };
  log.info(
    { ...fields, outcome: result.outcome, ...('why' in result && { reason: result.why.reason }) },
    'intent carried out',
  );
  await settle(deps, stored, result);
}

async function settle(
  { outbox, clock }: PerformLaneDeps,
  { row }: StoredIntent,
  result: CarriedOut,
): Promise<void> {
  const { follow } = result;
  switch (result.outcome) {
    case 'done':
      await outbox.settle(row, { state: 'done' }, clock(), follow);
      return;
    case 'failed':
      await outbox.settle(
        row,
        { state: 'failed', error: JSON.stringify(result.why) },
        clock(),
        follow,
      );
      return;
    case 'waits': {
      const at = clock();
      const until = new Date(at.getTime() + RECHECK_MS);
      await outbox.postpone(row, until, JSON.stringify(result.why), at, result.for, follow);
      return;
    }
    default:
      unreachable(result);
  }
}

/** Discord's absence is waited out, however long; any other fault is a defect and ends aloud in the end. */
async function afterFault(
  { outbox, clock, log, random }: PerformLaneDeps,
  stored: StoredIntent,
  error: unknown,
): Promise<void> {
  const attempts = stored.attempts + 1;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault';
  const { questionId, key } = stored;
  const fields = { err: error, questionId, intent: stored.intent.kind, key, attempts };
  if (!(error instanceof DiscordUnavailable) && attempts >= MAX_FAULTY_ATTEMPTS) {
    log.error(fields, 'intent given up');
    const failed = { state: 'failed', error: reason } as const;
    await outbox.settle(stored.row, failed, clock(), lastWordsOf(stored));
    return;
  }
  log.warn(fields, 'intent put off');
  const at = clock();
  const until = new Date(at.getTime() + retryDelayMs(attempts, random()));
  await outbox.postpone(stored.row, until, reason, at);
}

/** What staff are told of an intent that was given up. What fails to be told that way is in the log only. */
function lastWordsOf({ intent }: StoredIntent): readonly NewIntent[] {
  const why = { reason: 'refused', code: 'internal' } as const;
  switch (intent.kind) {
    case 'deliver-to-learner': {
      const note = { kind: 'not-delivered', notice: intent.notice, why } as const;
      return [
        {
          kind: 'post-to-thread',
          note,
          ...(intent.relayId && { relayId: intent.relayId }),
        },
      ];
    }
    case 'post-to-thread':
      return [
        {
          kind: 'announce',
          note: intent.note,
          ...(intent.relayId && { relayId: intent.relayId }),
        },
      ];
    case 'mirror-to-learner': {
      const note = { kind: 'reply-not-changed', change: intent.change, why } as const;
      return [{ kind: 'post-to-thread', note, relayId: intent.relayId }];
    }
    case 'open-thread':
    case 'update-card':
    case 'mirror-to-staff':
    case 'close-thread':
    case 'reopen-thread':
      return [{ kind: 'announce', note: { kind: 'desk-trouble', why } }];
    case 'announce':
    case 'supersede-answer':
    case 'post-digest':
    case 'take-back':
      return [];
    default:
      return unreachable(intent);
  }
}
