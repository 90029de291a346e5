import { html, nothing, type TemplateResult } from 'lit';
import type { Switches } from '../../page-server/protocol.ts';
import { icon } from '../chat/icons.ts';
import type { App } from '../state/app.ts';
import { memberNamed } from '../state/select.ts';

const LABELS: Readonly<Record<keyof Switches, string>> = {
  isSlow: 'Discord is slow',
  isLimiting: 'Discord rate-limits',
  isDown: 'Discord is down',
};

/** What can be made to go wrong. */
export function switchesView(app: App): TemplateResult | typeof nothing {
  const { state } = app;
  const { place } = state;
  const learner = state.panes.find(({ person }) => person.part === 'learner');
  if (!place || !learner) return nothing;
  const names = ['isSlow', 'isLimiting', 'isDown'] as const;
  const { id, name: learnerName } = learner.person;
  const hasDms = memberNamed(state, id)?.hasDmsOpen !== false;
  const isRunning = place.bot === 'running';
  return html`<div class="switches" role="group" aria-labelledby="switches-title">
    <h2 id="switches-title">Make something go wrong</h2>
    ${names.map((name) =>
      toggle(LABELS[name], place.switches[name], (isOn) => {
        void app.act({ kind: 'switch', name, isOn });
      }),
    )}
    ${toggle(`${learnerName} closes DMs`, !hasDms, (isOn) => {
      void app.act({ kind: 'dms', person: id, isOpen: !isOn });
    })}
    <button
      type="button"
      class="restart"
      aria-disabled=${isRunning ? nothing : 'true'}
      @click=${() => {
        if (isRunning) void app.act({ kind: 'restart' });
      }}
    >
      ${icon('restart', 15)} Restart the bot
    </button>
    <span class="bot-state ${place.bot}" role="status">
      <span aria-hidden="true">●</span> bot ${isRunning ? 'online' : place.bot}
    </span>
  </div>`;
}

function toggle(label: string, isOn: boolean, turn: (isOn: boolean) => void): TemplateResult {
  return html`<button
    type="button"
    class="switch"
    role="switch"
    aria-checked=${isOn ? 'true' : 'false'}
    @click=${() => turn(!isOn)}
  >
    <span class="knob" aria-hidden="true"></span> ${label}
  </button>`;
}
