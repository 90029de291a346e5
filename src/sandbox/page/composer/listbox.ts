import { html, nothing } from 'lit';
import type { Pane } from '../state/page-state.ts';

/** The id of the list of a pane, for the field that it belongs to. */
export function listId({ person }: Pane): string {
  return `list-${person.id}`;
}

/** The id of the suggestion that Enter would take. */
export function activeId(pane: Pane): string | typeof nothing {
  const { suggestions } = pane.draft;
  return suggestions ? `${listId(pane)}-${suggestions.index}` : nothing;
}

/** The list of suggestions over the box. */
export function listboxView(pane: Pane) {
  const { suggestions } = pane.draft;
  if (!suggestions) return nothing;
  return html`<div class="suggestions">
    <p class="popup-title" aria-hidden="true">${suggestions.title}</p>
    <div role="listbox" id=${listId(pane)} aria-label=${suggestions.title}>
      ${suggestions.items.map(
        ({ label, hint, choose }, index) =>
          html`<div
            role="option"
            id="${listId(pane)}-${index}"
            aria-selected=${index === suggestions.index ? 'true' : 'false'}
            @mousedown=${(event: Event) => {
              event.preventDefault();
              choose();
            }}
          >
            <span>${label}</span> <small>${hint}</small>
          </div>`,
      )}
    </div>
  </div>`;
}

/** The list goes when its field is left. */
export function closeList(pane: Pane, changed: () => void): void {
  if (!pane.draft.suggestions) return;
  pane.draft.suggestions = undefined;
  changed();
}

/** Lets the keys go through the suggestions; true when the key was for them. */
export function handleListKey(pane: Pane, event: KeyboardEvent): boolean {
  const { suggestions } = pane.draft;
  if (!suggestions) return false;
  const { items } = suggestions;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    suggestions.index = (suggestions.index + step + items.length) % items.length;
    requestAnimationFrame(() =>
      document
        .getElementById(`${listId(pane)}-${suggestions.index}`)
        ?.scrollIntoView({ block: 'nearest' }),
    );
  } else if (event.key === 'Escape') pane.draft.suggestions = undefined;
  else if (event.key === 'Enter' || event.key === 'Tab') items[suggestions.index]?.choose();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
