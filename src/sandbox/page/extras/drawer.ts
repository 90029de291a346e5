import { html, nothing, type TemplateResult } from 'lit';
import type { CallView, InsideAnswer, InsideIntent } from '../../page-server/protocol.ts';
import { icon } from '../chat/icons.ts';
import { focusIn, moveFocus } from '../chat/move-focus.ts';
import type { App } from '../state/app.ts';
import type { PageState } from '../state/page-state.ts';

const TABS: readonly { readonly id: PageState['drawerTab']; readonly label: string }[] = [
  { id: 'answer', label: 'Last answer' },
  { id: 'outbox', label: 'Outbox' },
  { id: 'requests', label: 'Requests' },
];

/** What happens inside: the last answer, what is still to be done, what was asked of Discord. */
export function drawerView(app: App): TemplateResult | typeof nothing {
  const { state } = app;
  if (!state.isDrawerOpen) return nothing;
  const close = (): void => {
    state.isDrawerOpen = false;
    app.changed();
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close();
  };
  return html`<aside
    class="drawer"
    aria-label="Inside the bot"
    @keydown=${onKey}
    ${focusIn('[aria-selected=true]')}
  >
    <button type="button" class="drawer-close" aria-label="Close" @click=${close}>
      ${icon('close')}
    </button>
    <div
      class="tabs"
      role="tablist"
      aria-label="Inside the bot"
      @keydown=${(event: KeyboardEvent) => moveFocus(event, '[role=tab]')}
    >
      ${TABS.map(({ id, label }) => tabView(app, id, label))}
    </div>
    <div role="tabpanel" id="drawer-panel" tabindex="0" aria-labelledby="tab-${state.drawerTab}">
      ${panelView(state)}
    </div>
  </aside>`;
}

function tabView(app: App, id: PageState['drawerTab'], label: string): TemplateResult {
  const isShown = app.state.drawerTab === id;
  const show = (): void => {
    app.state.drawerTab = id;
    app.changed();
  };
  return html`<button
    type="button"
    role="tab"
    id="tab-${id}"
    aria-selected=${isShown ? 'true' : 'false'}
    aria-controls=${isShown ? 'drawer-panel' : nothing}
    tabindex=${isShown ? '0' : '-1'}
    @click=${show}
  >
    ${label}
  </button>`;
}

function panelView(state: PageState) {
  if (state.drawerTab === 'requests') return requestsView(state.calls);
  if (state.drawerTab === 'outbox') return outboxView(state.inside?.outbox ?? []);
  const last = state.inside?.answers[0];
  return last ? answerView(last) : html`<p class="quiet">Nothing has been asked yet.</p>`;
}

function answerView(answer: InsideAnswer): TemplateResult {
  const { question, outcome, confidence, thresholds, passages, timings, signals } = answer;
  return html`<h3>${question}</h3>
    <p><span class="outcome ${outcome}">${outcome}</span></p>
    ${meterView(confidence, thresholds)}
    <h4>Passages</h4>
    ${passages.length === 0 ? html`<p class="quiet">None was near.</p>` : nothing}
    <ol class="passages">
      ${passages.map(
        ({ title, path, score, text }) =>
          html`<li>
            <strong>${title}</strong> <span class="score">${score.toFixed(3)}</span>
            <small>${path}</small>
            <details>
              <summary>Text</summary>
              <p>${text}</p>
            </details>
          </li>`,
      )}
    </ol>
    <h4>Time</h4>
    ${numbersView(timings, (ms) => `${ms.toFixed(1)} ms`)}
    <details>
      <summary>What the confidence was computed from</summary>
      ${numbersView(signals, (value) => value.toFixed(3))}
    </details>`;
}

function meterView(
  confidence: number,
  { answered, unsure }: InsideAnswer['thresholds'],
): TemplateResult {
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return html`<p>
      Confidence <strong>${percent(confidence)}</strong>; stated from ${percent(answered)}, offered
      from ${percent(unsure)}
    </p>
    <div class="meter" aria-hidden="true">
      <span class="fill" style="width:${percent(confidence).replace(' ', '')}"></span>
      <span class="mark" style="left:${answered * 100}%"></span>
      <span class="mark" style="left:${unsure * 100}%"></span>
    </div>`;
}

function numbersView(
  numbers: Readonly<Record<string, number>>,
  write: (value: number) => string,
): TemplateResult {
  return html`<dl class="numbers">
    ${Object.entries(numbers).map(
      ([name, value]) =>
        html`<div>
          <dt>${name.replace(/Ms$/, '')}</dt>
          <dd>${write(value)}</dd>
        </div>`,
    )}
  </dl>`;
}

function outboxView(intents: readonly InsideIntent[]): TemplateResult {
  if (intents.length === 0) {
    return html`<p class="quiet">
      What the bot still has to do on Discord is written here first.
    </p>`;
  }
  return html`<table>
    <thead>
      <tr>
        <th scope="col">#</th>
        <th scope="col">What</th>
        <th scope="col">State</th>
        <th scope="col">Tries</th>
      </tr>
    </thead>
    <tbody>
      ${intents.map(
        ({ id, kind, state, attempts, error }) =>
          html`<tr>
            <td>${id}</td>
            <td>${kind}${error === null ? nothing : html`<small>${error}</small>`}</td>
            <td><span class="state ${state}">${state}</span></td>
            <td>${attempts}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function requestsView(calls: readonly CallView[]): TemplateResult {
  if (calls.length === 0) return html`<p class="quiet">The bot has not asked for anything.</p>`;
  return html`<p class="quiet">Newest first; each body is checked against Discord's own schema.</p>
    <ul class="calls">
      ${[...calls].reverse().map(callView)}
    </ul>`;
}

function callView(call: CallView): TemplateResult {
  const { method, path, status, code, fault, violations, body, tookMs } = call;
  const isBad = status >= 400 || status === 0 || violations.length > 0;
  return html`<li class=${isBad ? 'bad' : ''}>
    <details>
      <summary>
        <span class="method">${method}</span> <span class="path">${path}</span>
        <span class="status">${status || 'cut'}${code ? ` (${code})` : ''} · ${tookMs} ms</span>
        ${fault === null ? nothing : html`<span class="fault">${fault}</span>`}
        <span class="valid">${violations.length === 0 ? '✓ valid' : '✗ not valid'}</span>
      </summary>
      ${violations.map((violation) => html`<p class="violation">${violation}</p>`)}
      <pre tabindex="0">${body || 'no body'}</pre>
    </details>
  </li>`;
}
