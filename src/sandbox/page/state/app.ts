import type { Action, ActionResult } from '../../page-server/protocol.ts';
import type { PageState, Pane } from './page-state.ts';

/** What every part of the page is handed: what to show, and how to act. */
export interface App {
  readonly state: PageState;
  /** Shows what changed, soon. */
  readonly changed: () => void;
  readonly act: (action: Action) => Promise<ActionResult>;
  /** Does something for the person of a pane; a refusal is told there, a form opens there. */
  perform(pane: Pane, action: Action): Promise<ActionResult>;
}
