import { nothing, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Moves the focus among the fitting elements of a list with the arrow keys, Home and End. */
export function moveFocus(event: KeyboardEvent, selector: string): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowRight: 1,
    ArrowUp: -1,
    ArrowLeft: -1,
  };
  const step = steps[event.key];
  const isEdge = event.key === 'Home' || event.key === 'End';
  if (step === undefined && !isEdge) return;
  event.preventDefault();
  // SAFETY: the listener is on the element that holds the list.
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(selector)];
  const now = items.findIndex((item) => item === document.activeElement);
  const edge = event.key === 'Home' ? 0 : items.length - 1;
  const next = step === undefined ? edge : (now + step + items.length) % items.length;
  items[next]?.focus();
}

class FocusInDirective extends AsyncDirective {
  #before: Element | null | undefined;

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- tells Lit's types what `update` takes
  render(_selector: string): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [selector]: [string]): typeof nothing {
    if (this.#before === undefined) {
      this.#before = document.activeElement;
      queueMicrotask(() => element.querySelector<HTMLElement>(selector)?.focus());
    }
    return nothing;
  }

  override disconnected(): void {
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
    this.#before = undefined;
  }
}

/** Puts the focus on the first fitting element inside as the element comes up, and back when it goes. */
export const focusIn = directive(FocusInDirective);
