import type { DraftKnownIssue } from '../core/knowledge/learn-resolution.ts';
import { makeCheckAnswersButton, type CheckAnswersDeps } from './buttons/check-answers.ts';
import { makeLearnButton } from './buttons/learn.ts';
import { makeKnowledgeCommand, type KnowledgeCommandDeps } from './commands/knowledge.ts';
import { makeKnowledgeModals, type KnowledgeModalsDeps } from './modals/knowledge.ts';
import { makeLearnModal, type LearnModalDeps } from './modals/learn.ts';
import type { Handlers } from './registry.ts';

/** What the handlers of staff's knowledge call. */
export type KnowledgeHandlersDeps = LearnModalDeps &
  KnowledgeCommandDeps &
  KnowledgeModalsDeps &
  CheckAnswersDeps & { readonly draftKnownIssue: DraftKnownIssue };

/** All by which staff keep knowledge. */
export function makeKnowledgeHandlers(
  deps: KnowledgeHandlersDeps,
): Pick<Handlers, 'commands' | 'buttons' | 'modals'> {
  return {
    commands: [makeKnowledgeCommand(deps)],
    buttons: [makeLearnButton(deps), makeCheckAnswersButton(deps)],
    modals: [makeLearnModal(deps), ...makeKnowledgeModals(deps)],
  };
}
