import type { Pane } from '../state/page-state.ts';

/** Puts the focus on what a pane writes with, before the next key: call it after `App.changed`. */
export function focusComposer({ person }: Pane): void {
  queueMicrotask(() => {
    const pane = document.querySelector(`[data-pane="${person.id}"]`);
    pane?.querySelector<HTMLElement>('.composer [data-focus]')?.focus();
  });
}
