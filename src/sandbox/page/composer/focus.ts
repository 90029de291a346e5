import type { Pane } from '../state/page-state.ts';

/** Puts the focus on what a pane writes with, once it is drawn. */
export function focusComposer({ person }: Pane): void {
  requestAnimationFrame(() => {
    const pane = document.querySelector(`[data-pane="${person.id}"]`);
    pane?.querySelector<HTMLElement>('.composer [data-focus]')?.focus();
  });
}
