import type { AskDeps } from './commands/ask.ts';
import type { KnownIssuesDeps } from './commands/known-issues.ts';
import type { MyQuestionsDeps } from './commands/my-questions.ts';
import type { PrivacyDeps } from './commands/privacy.ts';
import type { AskStaffDeps } from './buttons/ask-staff.ts';
import type { ShownAnswerDeps } from './buttons/shown-answer.ts';
import type { SolvedDeps } from './buttons/solved.ts';
import { makeAskStaffButtons } from './buttons/ask-staff.ts';
import { makeMoreSourcesButtons } from './buttons/more-sources.ts';
import { notHelpfulButton } from './buttons/not-helpful.ts';
import { makeShowAllButtons } from './buttons/show-all.ts';
import { makeSolvedButton } from './buttons/solved.ts';
import { makeAskCommand } from './commands/ask.ts';
import { makeHelpCommand } from './commands/help.ts';
import { makeKnownIssues } from './commands/known-issues.ts';
import { makeMyQuestions } from './commands/my-questions.ts';
import { makePrivacy } from './commands/privacy.ts';
import { makeNotHelpfulModal, type NotHelpfulDeps } from './modals/not-helpful.ts';
import type { Handlers } from './registry.ts';

/** What learners' commands, buttons and forms call. */
export type LearnerHandlersDeps = AskDeps &
  AskStaffDeps &
  KnownIssuesDeps &
  MyQuestionsDeps &
  NotHelpfulDeps &
  PrivacyDeps &
  ShownAnswerDeps &
  SolvedDeps;

/** All that learners can do on request, but for what stands in messages. */
export function makeLearnerHandlers(
  deps: LearnerHandlersDeps,
): Pick<Handlers, 'commands' | 'buttons' | 'modals'> {
  const knownIssues = makeKnownIssues(deps);
  const myQuestions = makeMyQuestions(deps);
  const privacy = makePrivacy(deps);
  return {
    commands: [
      makeAskCommand(deps),
      knownIssues.command,
      myQuestions.command,
      privacy.command,
      makeHelpCommand(deps),
    ],
    buttons: [
      makeSolvedButton(deps),
      ...makeAskStaffButtons(deps),
      ...makeMoreSourcesButtons(deps),
      ...makeShowAllButtons(deps),
      notHelpfulButton,
      knownIssues.button,
      myQuestions.button,
      ...privacy.buttons,
    ],
    modals: [makeNotHelpfulModal(deps)],
  };
}
