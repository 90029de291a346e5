import { ComponentType } from 'discord-api-types/v10';
import type { Hint, MessageView } from '../../page-server/protocol.ts';
import type { PageState, Pane } from '../state/page-state.ts';
import { compareIds } from '../state/select.ts';

/** What could be pressed next, and where. */
export interface NextStep {
  readonly hint: Hint;
  readonly pane: Pane;
  readonly view: MessageView;
}

/** The first hint whose button can be pressed under the newest message that has any. */
export function nextStep(state: PageState): NextStep | undefined {
  const newestFirst = [...state.messages.values()].sort((a, b) =>
    compareIds(b.message.id, a.message.id),
  );
  for (const view of newestFirst) {
    const labels = buttonLabels(view);
    for (const hint of state.place?.tour.hints ?? []) {
      const pane = state.panes.find(({ person }) => person.part === hint.part);
      if (pane && labels.includes(hint.button) && sees(state, pane, view)) {
        return { hint, pane, view };
      }
    }
  }
  return undefined;
}

function sees({ place }: PageState, { person }: Pane, view: MessageView): boolean {
  if (view.visibleOnlyTo !== null && view.visibleOnlyTo !== person.id) return false;
  const channel = place?.channels[person.id]?.find(({ id }) => id === view.message.channel_id);
  return channel !== undefined && !channel.isLocked;
}

/** A component, as far as it matters here. */
interface Node {
  readonly type: ComponentType;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Node[];
}

function buttonLabels({ message }: MessageView): string[] {
  // SAFETY: Node is a looser reading of Discord's components.
  const rows = (message.components ?? []) as unknown as readonly Node[];
  return rows
    .flatMap(({ components = [] }) => components)
    .filter(({ type, disabled }) => type === ComponentType.Button && disabled !== true)
    .flatMap(({ label }) => label ?? []);
}
