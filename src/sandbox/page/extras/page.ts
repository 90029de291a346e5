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
  return html`<div class="page">
    <header class="top">
      <h1>Sandbox</h1>
      ${switchesView(app)}
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
    <div class="people" role="group" aria-label="Whose screen">
      ${state.panes.map(({ person, unread }) => {
        const isShown = state.shownPersonId === person.id;
        const show = (): void => {
          state.shownPersonId = person.id;
          app.changed();
        };
        return html`<button type="button" aria-pressed=${isShown ? 'true' : 'false'} @click=${show}>
          ${person.name}, ${person.part}${unread.size > 0 && !isShown ? ' •' : ''}
        </button>`;
      })}
    </div>
    <main class="panes">${state.panes.map((pane) => paneView(app, pane))} ${drawerView(app)}</main>
  </div>`;
}
