import { makeLearnButton } from './buttons/learn.ts';
import { makeLearnModal, type LearnModalDeps } from './modals/learn.ts';
import type { DraftKnownIssue } from '../core/knowledge/learn-resolution.ts';
import type { Handlers } from './registry.ts';

/** What the handlers of staff's knowledge call. */
export type KnowledgeHandlersDeps = LearnModalDeps & {
  readonly draftKnownIssue: DraftKnownIssue;
};

/** All by which staff keep knowledge. */
export function makeKnowledgeHandlers(
  deps: KnowledgeHandlersDeps,
): Pick<Handlers, 'commands' | 'buttons' | 'modals'> {
  return {
    commands: [],
    buttons: [makeLearnButton(deps)],
    modals: [makeLearnModal(deps)],
  };
}
