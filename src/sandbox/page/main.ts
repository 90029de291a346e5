import './styles/page.css';
import './styles/panes.css';
import './styles/chat.css';
import './styles/extras.css';
import { render } from 'lit';
import type { ActionResult } from '../page-server/protocol.ts';
import { pageView } from './extras/page.ts';
import { loadCommands } from './composer/load-commands.ts';
import { focusComposer } from './composer/focus.ts';
import type { App } from './state/app.ts';
import { connect } from './state/connection.ts';
import { emptyState, type Pane } from './state/page-state.ts';
import { receive, TYPING_MS } from './state/receive.ts';
import { mendComponents } from './styles/mend-components.ts';

start(document.getElementById('page') ?? document.body);

/** Opens the line to the sandbox and keeps the page as it tells. */
function start(root: HTMLElement): void {
  mendComponents();
  const light = matchMedia('(prefers-color-scheme: light)');
  const state = emptyState(light.matches);
  let isDue = false;
  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      for (const pane of state.panes) void loadCommands(app, pane);
      render(pageView(app), root);
    });
  };
  const connection = connect(
    (told) => {
      receive(state, told);
      if (told.type === 'typing') setTimeout(changed, TYPING_MS);
      changed();
    },
    (isConnected) => {
      state.isConnected = isConnected;
      changed();
    },
  );
  const app: App = {
    state,
    changed,
    act: connection.act,
    perform: async (pane, action) => {
      pane.notice = undefined;
      const result = await connection.act(action);
      show(pane, result);
      changed();
      return result;
    },
  };
  light.addEventListener('change', ({ matches }) => {
    state.isLight = matches;
    changed();
  });
  changed();
}

function show(pane: Pane, result: ActionResult): void {
  if (result.kind === 'modal') pane.modal = result.modal;
  if (result.kind === 'refused') {
    pane.notice = { channelId: pane.channelId, text: result.reason };
    focusComposer(pane);
  }
}
