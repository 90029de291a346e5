import type { Clock } from '../../core/clock.ts';
import { DiscordUnavailable } from '../../core/errors.ts';
import type { OwedReplies } from '../../core/hearing/ports.ts';
import { CATCH_UP_MS } from '../../core/hearing/tuning.ts';
import type { QuestionId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { InHand } from '../in-hand.ts';
import type { ResumeCommand } from './resume-command.ts';

export interface TakeUpOwedDeps {
  readonly owed: OwedReplies;
  readonly inHand: InHand;
  readonly resumeCommand: ResumeCommand;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks for commands that nobody answers, and answers them. */
export type TakeUpOwed = (isStopping?: () => boolean) => Promise<void>;

/**
 * Commands have no message to be found again: those that a kill, or a Discord that took nothing, left without their
 * reply. Done at the start, at each new session and now and then; what is in work is left to whoever has it.
 */
export function makeTakeUpOwed(deps: TakeUpOwedDeps): TakeUpOwed {
  const { owed, inHand, resumeCommand, clock, log } = deps;
  const faulty = new Set<QuestionId>();
  let looking: Promise<void> | undefined;

  return async function takeUpOwed(isStopping = () => false) {
    looking ??= lookOnce(isStopping).finally(() => {
      looking = undefined;
    });
    await looking;
  };

  async function lookOnce(isStopping: () => boolean): Promise<void> {
    const since = new Date(clock().getTime() - CATCH_UP_MS);
    const ids = await owed.list(since).catch((error: unknown) => {
      log.warn({ err: error }, 'commands not resumed');
      return [];
    });
    for (const id of ids) {
      if (isStopping()) return;
      if (faulty.has(id)) continue;
      // The others would fare no better.
      if ((await inHand.take(id, async () => resume(id))) === 'discord-away') return;
    }
  }

  async function resume(id: QuestionId): Promise<'over' | 'discord-away'> {
    try {
      // It may have been answered since it was listed.
      const reply = await owed.find(id, clock());
      if (reply !== undefined) await resumeCommand(reply);
      return 'over';
    } catch (error) {
      log.warn({ err: error, questionId: id }, 'command not resumed');
      if (error instanceof DiscordUnavailable) return 'discord-away';
      // What is a defect now is one at the next look too.
      faulty.add(id);
      return 'over';
    }
  }
}
