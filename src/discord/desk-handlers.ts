import type { QuestionStore } from '../core/answering/ports.ts';
import type { AssignEscalation } from '../core/escalation/assign-escalation.ts';
import type { ClaimEscalation } from '../core/escalation/claim-escalation.ts';
import type { CorrectReply, FindCorrectable } from '../core/escalation/correct-reply.ts';
import type { DismissEscalation } from '../core/escalation/dismiss-escalation.ts';
import type { LeaveEscalation } from '../core/escalation/leave-escalation.ts';
import type { SplitOffFollower } from '../core/escalation/split-off-follower.ts';
import type { EscalationStore } from '../core/escalation/ports.ts';
import type { RelayStaffReply } from '../core/escalation/relay-staff-reply.ts';
import type { ReleaseEscalation } from '../core/escalation/release-escalation.ts';
import type { ReopenEscalation } from '../core/escalation/reopen-escalation.ts';
import type { KnownIssueLookup } from '../core/escalation/known-issue-lookup.ts';
import type { ResolveEscalation, StateOutcome } from '../core/escalation/resolve-escalation.ts';
import type { TakeOverEscalation } from '../core/escalation/take-over-escalation.ts';
import type { WithdrawEscalation } from '../core/escalation/withdraw-escalation.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { makeAssignSelect } from './assign-desk.ts';
import { makeClaimButton } from './buttons/claim.ts';
import { makeDismissButton } from './buttons/dismiss.ts';
import { makeReleaseButton } from './buttons/release.ts';
import { makeReopenButton } from './buttons/reopen.ts';
import { makeReplyButton } from './buttons/reply.ts';
import { makeReplySolvedButton } from './buttons/reply-solved.ts';
import { makeSplitOffButton } from './buttons/split-off.ts';
import { makeResolveButton } from './buttons/resolve.ts';
import { makeStillUnsolvedButton } from './buttons/still-unsolved.ts';
import { makeTakeOverButton } from './buttons/take-over.ts';
import { makeWithdrawButton } from './buttons/withdraw.ts';
import { makeEscalations } from './commands/escalations.ts';
import { makeCorrectControls } from './correct-desk.ts';
import { makeDismissModal } from './modals/dismiss.ts';
import { makeSendToLearnerMenu } from './menus/send-to-learner.ts';
import { makeReplyModal } from './modals/reply.ts';
import { makeOutcomeControls } from './outcome-desk.ts';
import type { Handlers } from './registry.ts';

/** What the escalation desk's buttons and forms call. */
export interface DeskHandlersDeps {
  readonly escalations: Pick<
    EscalationStore,
    'find' | 'findByNumber' | 'findByThread' | 'list' | 'suggest' | 'history'
  >;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly claimEscalation: ClaimEscalation;
  readonly releaseEscalation: ReleaseEscalation;
  readonly takeOverEscalation: TakeOverEscalation;
  readonly assignEscalation: AssignEscalation;
  readonly relayStaffReply: RelayStaffReply;
  readonly resolveEscalation: ResolveEscalation;
  readonly stateOutcome: StateOutcome;
  readonly knownIssues: KnownIssueLookup;
  readonly dismissEscalation: DismissEscalation;
  readonly reopenEscalation: ReopenEscalation;
  readonly withdrawEscalation: WithdrawEscalation;
  readonly leaveEscalation: LeaveEscalation;
  readonly splitOffFollower: SplitOffFollower;
  readonly findCorrectable: FindCorrectable;
  readonly correctReply: CorrectReply;
}

/** All commands, buttons and forms of the escalation desk, for staff and for the learner who asked. */
export function makeDeskHandlers(
  deps: DeskHandlersDeps,
): Pick<Handlers, 'commands' | 'menus' | 'buttons' | 'selects' | 'modals'> {
  const escalations = makeEscalations(deps);
  const outcome = makeOutcomeControls(deps);
  const correct = makeCorrectControls(deps);
  return {
    commands: [escalations.command],
    menus: [makeSendToLearnerMenu(deps)],
    buttons: [
      escalations.button,
      makeClaimButton(deps),
      makeReplyButton(deps),
      makeResolveButton(deps),
      makeDismissButton(deps),
      makeReleaseButton(deps),
      makeTakeOverButton(deps),
      makeReopenButton(deps),
      makeReplySolvedButton(deps),
      makeStillUnsolvedButton(deps),
      makeWithdrawButton(deps),
      makeSplitOffButton(deps),
      correct.button,
    ],
    selects: [makeAssignSelect(deps), outcome.select],
    modals: [makeReplyModal(deps), makeDismissModal(deps), outcome.modal, correct.modal],
  };
}
