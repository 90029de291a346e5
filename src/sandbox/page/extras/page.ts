import { html, nothing, type TemplateResult } from 'lit';
import { paneView } from '../pane/pane.ts';
import type { App } from '../state/app.ts';
import { drawerView } from './drawer.ts';
import { guideView } from './guide.ts';
import { switchesView } from './switches.ts';

/** The whole page. */
export function pageView(app: App): TemplateResult {
  const { state } = app;
  const toggle = (): void => {
    state.isDrawerOpen = !state.isDrawerOpen;
    app.changed();
  };
  return html`<div class="page ${hasBegun(app) ? 'begun' : ''}">
    <header class="top">
      <h1>Sandbox</h1>
      ${leadView(app)}
      <button
        type="button"
        class="button secondary inside-toggle"
        aria-expanded=${state.isDrawerOpen ? 'true' : 'false'}
        @click=${toggle}
      >
        Look inside
      </button>
    </header>
    ${guideView(app)} ${state.panes.length === 0 ? html`<p class="quiet">Connecting…</p>` : nothing}
    <main class="screens">
      <div class="people" role="group" aria-label="Whose screen">
        ${state.panes.map(({ person, unread }) => {
          const isShown = state.shownPersonId === person.id;
          const show = (): void => {
            state.shownPersonId = person.id;
            app.changed();
          };
          return html`<button
            type="button"
            aria-pressed=${isShown ? 'true' : 'false'}
            @click=${show}
          >
            ${person.name}, ${person.part}${unread.size > 0 && !isShown ? ' •' : ''}
          </button>`;
        })}
      </div>
      <div class="panes">${state.panes.map((pane) => paneView(app, pane))} ${drawerView(app)}</div>
    </main>
    <footer>${switchesView(app)}</footer>
  </div>`;
}

/** Whether anybody here has something to read. */
function hasBegun({ state }: App): boolean {
  const ids = state.panes.map(({ person }) => person.id);
  return [...state.messages.values()].some(
    ({ visibleOnlyTo }) => visibleOnlyTo === null || ids.includes(visibleOnlyTo),
  );
}

/** What this is, for somebody who has just come. */
function leadView({ state }: App): TemplateResult {
  const people = state.panes.map(
    ({ person }, index) =>
      html`${index === 0 ? '' : ', and '}<strong>${person.name}</strong>,
      ${person.part === 'staff' ? 'staff' : `a ${person.part}`}`,
  );
  return html`<p class="lead">
    The real bot on a make-believe Discord: nothing leaves this machine.
    ${people.length === 0 ? nothing : html`You are ${people}.`}
  </p>`;
}
