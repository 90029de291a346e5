import { DAY_MS } from '../calendar.ts';
import { moveEscalation, type MoveDeps } from '../escalation/move-escalation.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { ServerId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { ServerSettings, SettingsStore } from '../server-settings.ts';
import { mayDisturb } from './may-disturb.ts';
import type { WaitingEscalations, WaitingFilter } from './ports.ts';

const HOUR_MS = 60 * 60_000;
/** Taken at a time: after a long standstill the database is not held up. */
const AT_A_TIME = 50;
/** Milliseconds between looks whether a reminder is due: they are about hours. */
export const REMINDER_LOOK_MS = 30_000;

export interface RemindDeps extends MoveDeps {
  readonly waiting: WaitingEscalations;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
}

/** Sends each reminder that is due by now, once. Gives how many. */
export type Remind = (isStopping?: () => boolean) => Promise<number>;

/** One kind of reminder: whom it is about, after how long, and what it does. */
interface Rule {
  readonly kind: 'remind' | 'lapse';
  readonly status: WaitingFilter['status'];
  readonly afterMs: number;
  readonly intents: (escalation: Escalation) => readonly NewIntent[];
}

/**
 * Since when an escalation waits is stored with it, and that it was reminded is stored with the intents of the
 * reminder: a standstill delays a reminder, nothing loses or doubles it, and changed settings count at once.
 */
export function makeRemind(deps: RemindDeps): Remind {
  return async function remind(isStopping = () => false) {
    let count = 0;
    for (const server of await deps.waiting.servers()) {
      const settings = await deps.settings.read(server);
      if (!mayDisturb(settings, deps.clock())) continue;
      for (const rule of rulesOf(settings)) count += await apply(deps, server, rule, isStopping);
    }
    if (count > 0) deps.log.info({ reminded: count }, 'reminders stored');
    return count;
  };
}

async function apply(
  deps: RemindDeps,
  serverId: ServerId,
  { kind, status, afterMs, intents }: Rule,
  isStopping: () => boolean,
): Promise<number> {
  const before = new Date(deps.clock().getTime() - afterMs);
  const filter = { serverId, status, isReminded: kind === 'lapse', before };
  let count = 0;
  while (!isStopping()) {
    const late = await deps.waiting.find(filter, AT_A_TIME);
    const countBefore = count;
    for (const { id, waitsSince } of late) {
      const move = { kind, by: undefined, since: waitsSince } as const;
      const result = await moveEscalation(deps, { id, via: 'bot' }, move, {
        intents: ({ after }) => intents(after),
      });
      if (result.outcome === 'moved') count += 1;
    }
    // None moved: somebody else was faster, or the next look is.
    if (late.length < AT_A_TIME || count === countBefore) break;
  }
  return count;
}

function rulesOf({ reminders, staffRoleId }: ServerSettings): readonly Rule[] {
  const { unclaimedHours, silentHours, askAfterDays, closeAfterDays } = reminders;
  const rules: (Rule | undefined)[] = [
    unclaimedHours === undefined
      ? undefined
      : {
          kind: 'remind',
          status: 'open',
          afterMs: unclaimedHours * HOUR_MS,
          intents: () => [
            {
              kind: 'post-to-thread',
              note: {
                kind: 'unclaimed',
                hours: unclaimedHours,
                ...(staffRoleId === undefined ? {} : { roleId: staffRoleId }),
              },
            },
          ],
        },
    silentHours === undefined
      ? undefined
      : {
          kind: 'remind',
          status: 'claimed',
          afterMs: silentHours * HOUR_MS,
          intents: ({ ownerId = '' }) => [
            {
              kind: 'post-to-thread',
              note: { kind: 'owner-silent', hours: silentHours, ownerId },
            },
          ],
        },
    ...(askAfterDays === undefined ? [] : learnerRules(askAfterDays, closeAfterDays)),
  ];
  return rules.filter((rule) => rule !== undefined);
}

/** Nothing is closed for want of a word that was never asked for. */
function learnerRules(askAfterDays: number, closeAfterDays: number | undefined): readonly Rule[] {
  const ask: Rule = {
    kind: 'remind',
    status: 'answered',
    afterMs: askAfterDays * DAY_MS,
    intents: () => [{ kind: 'deliver-to-learner', notice: 'still-waiting' }],
  };
  if (closeAfterDays === undefined) return [ask];
  const close: Rule = {
    kind: 'lapse',
    status: 'answered',
    afterMs: closeAfterDays * DAY_MS,
    intents: () => [
      { kind: 'update-card' },
      { kind: 'post-to-thread', note: { kind: 'lapsed' } },
      { kind: 'close-thread' },
      { kind: 'deliver-to-learner', notice: 'lapsed' },
    ],
  };
  return [ask, close];
}
