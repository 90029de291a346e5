import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion } from '../../page-server/protocol.ts';
import type { App } from '../state/app.ts';
import { showChannel } from '../state/select.ts';
import { nextStep } from './next-step.ts';

/** Leads a newcomer: what to ask, and what to press next. */
export function guideView(app: App): TemplateResult {
  const { tour } = app.state.place ?? {};
  const learner = app.state.panes.find(({ person }) => person.part === 'learner');
  const step = nextStep(app.state);
  const go = (): void => {
    if (!step) return;
    app.state.shownPersonId = step.pane.person.id;
    showChannel(step.pane, step.view.message.channel_id);
    app.changed();
    reveal(step.pane.person.id, step.view.message.id, step.hint.press);
  };
  return html`<section class="guide" aria-label="What to try">
    <div class="ask">
      <h2>Ask as ${learner?.person.name ?? 'the learner'}</h2>
      <ul>
        ${tour?.suggestions.map(
          (suggestion) =>
            html`<li>
              <button type="button" @click=${() => void ask(app, suggestion)}>
                <strong>${suggestion.title}</strong>
                <span>${suggestion.question}</span>
              </button>
            </li>`,
        )}
      </ul>
    </div>
    <div class="next" role="status">
      <h2>Next</h2>
      ${
        step
          ? html`<p>
              ${step.hint.say}
              <button type="button" class="link" @click=${go}>Show me</button>
            </p>`
          : html`<p>
              Press one of the three questions. ${learner?.person.name} asks it, and the bot
              answers.
            </p>`
      }
    </div>
    ${app.state.isConnected ? nothing : html`<p class="lost" role="alert">The sandbox has ended.</p>`}
  </section>`;
}

async function ask(app: App, { command, option, question, channelId }: Suggestion): Promise<void> {
  const pane = app.state.panes.find(({ person }) => person.part === 'learner');
  if (!pane) return;
  app.state.shownPersonId = pane.person.id;
  showChannel(pane, channelId);
  app.changed();
  await app.perform(pane, {
    kind: 'slash',
    person: pane.person.id,
    channel: channelId,
    path: command,
    values: { [option]: question },
  });
}

/** Brings a button into sight and puts the focus on it, once it is drawn. */
function reveal(personId: string, messageId: string, label: string): void {
  setTimeout(() => {
    const message = document.querySelector(
      `[data-pane="${personId}"] [data-message="${messageId}"]`,
    );
    const buttons = [...(message?.querySelectorAll<HTMLElement>('button.button') ?? [])];
    const button = buttons.find(({ textContent }) => textContent.trim() === label);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }, 100);
}
