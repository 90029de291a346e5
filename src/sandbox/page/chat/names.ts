import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf, nameOf, showChannel } from '../state/select.ts';
import type { Names } from './markdown.ts';

/** The names that the person of a pane sees behind mentions. */
export function namesFor(app: App, pane: Pane): Names {
  return {
    member: (id) => nameOf(app.state, id),
    role: (id) => app.state.place?.roles.find((role) => role.id === id)?.name ?? 'unknown role',
    channel: (id) => {
      const found = channelsOf(app.state, pane).find((channel) => channel.id === id);
      if (!found) return undefined;
      const open = (): void => {
        showChannel(pane, id);
        app.changed();
      };
      return { name: found.name, open };
    },
  };
}
