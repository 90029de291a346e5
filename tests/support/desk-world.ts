import type { AnsweredQuestion, QuestionStore } from '../../src/core/answering/ports.ts';
import { makeClaimEscalation } from '../../src/core/escalation/claim-escalation.ts';
import { makeDismissEscalation } from '../../src/core/escalation/dismiss-escalation.ts';
import { makeEscalateQuestion } from '../../src/core/escalation/escalate-question.ts';
import { makeLeaveEscalation } from '../../src/core/escalation/leave-escalation.ts';
import type { EscalationStore } from '../../src/core/escalation/ports.ts';
import { makeSplitOffFollower } from '../../src/core/escalation/split-off-follower.ts';
import { makeRelayFollowUp } from '../../src/core/escalation/relay-follow-up.ts';
import { makeRelayStaffReply } from '../../src/core/escalation/relay-staff-reply.ts';
import { makeReleaseEscalation } from '../../src/core/escalation/release-escalation.ts';
import { makeReopenEscalation } from '../../src/core/escalation/reopen-escalation.ts';
import { makeResolveEscalation } from '../../src/core/escalation/resolve-escalation.ts';
import { makeTakeOverEscalation } from '../../src/core/escalation/take-over-escalation.ts';
import { makeWithdrawEscalation } from '../../src/core/escalation/withdraw-escalation.ts';
import { asChannelId, asMessageId, asQuestionId } from '../../src/core/ids.ts';
import { silentLog } from '../../src/core/log.ts';
import { makeCarryOut } from '../../src/core/outbox/carry-out.ts';
import { makePerformLane } from '../../src/core/outbox/perform-intents.ts';
import type { Outbox } from '../../src/core/outbox/ports.ts';
import type { Question } from '../../src/core/question.ts';
import { NO_SETTINGS, type ServerSettings } from '../../src/core/server-settings.ts';
import { NOON, questionOf } from './escalations.ts';
import { MemoryDiscord } from './memory-discord.ts';
import { MemoryEscalationStore } from './memory-escalation-store.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import { mortal, type Life } from './mortal.ts';

/** What outlives the bot's process: the database, Discord and the time. */
export class DeskWorld {
  readonly outbox = new MemoryOutbox();
  readonly escalations = new MemoryEscalationStore(this.outbox);
  readonly discord = new MemoryDiscord();
  settings: ServerSettings = { ...NO_SETTINGS, staffChannelId: asChannelId('700') };
  now = NOON;
  readonly #asked = new Map<string, AnsweredQuestion>();

  readonly questions: Pick<QuestionStore, 'find'> = {
    find: (id) => Promise.resolve(this.#asked.get(id)),
  };

  ask(id: string, overrides: Partial<Question> = {}): AnsweredQuestion {
    const asked = {
      question: questionOf({ id: asQuestionId(id), eventKey: `event-${id}`, ...overrides }),
      verdict: undefined,
      reply: { channelId: asChannelId('400'), messageId: asMessageId(`answer-${id}`) },
    };
    this.#asked.set(id, asked);
    return asked;
  }

  /** Starts a process over this world. */
  boot(life?: Life) {
    const live = <Port extends object>(port: Port): Port => (life ? mortal(port, life) : port);
    const outbox: Outbox = live(this.outbox);
    const escalations: EscalationStore = live(this.escalations);
    const discord = live(this.discord);
    const clock = () => this.now;
    const settings = { read: () => Promise.resolve(this.settings) };
    const carryOut = makeCarryOut({
      escalations,
      questions: this.questions,
      settings,
      desk: discord,
      line: discord,
      clock,
    });
    const performLane = makePerformLane({
      outbox,
      carryOut,
      clock,
      log: silentLog,
      random: () => 0,
    });
    const deps = { escalations, clock };
    return {
      escalate: makeEscalateQuestion({ ...deps, questions: this.questions, settings }),
      claim: makeClaimEscalation(deps),
      release: makeReleaseEscalation(deps),
      takeOver: makeTakeOverEscalation(deps),
      reply: makeRelayStaffReply(deps),
      followUp: makeRelayFollowUp(deps),
      resolve: makeResolveEscalation(deps),
      dismiss: makeDismissEscalation(deps),
      reopen: makeReopenEscalation(deps),
      withdraw: makeWithdrawEscalation(deps),
      leave: makeLeaveEscalation(deps),
      splitOff: makeSplitOffFollower(deps),
      /** Carries out all that is due. */
      perform: async () => {
        for (;;) {
          const lanes = await outbox.dueLanes(this.now, 10);
          if (lanes.length === 0) return;
          for (const lane of lanes) await performLane(lane, () => false);
        }
      },
    };
  }

  pass(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }
}
