import type { Pane } from '../state/page-state.ts';

/** So many pictures long a box is waited for that is not drawn yet: that of a post that was just made. */
const WAIT_FRAMES = 60;

/** Puts the focus on what a pane writes with, before the next key: call it after `App.changed`. */
export function focusComposer({ person }: Pane): void {
  queueMicrotask(() => focusSoon(person.id, WAIT_FRAMES));
}

function focusSoon(personId: string, frames: number): void {
  const pane = document.querySelector(`[data-pane="${personId}"]`);
  const box = pane?.querySelector<HTMLElement>('.composer [data-focus]');
  if (box) box.focus();
  // Whoever has gone on to something else by then is left there.
  else if (frames > 0 && document.activeElement === document.body) {
    requestAnimationFrame(() => focusSoon(personId, frames - 1));
  }
}
