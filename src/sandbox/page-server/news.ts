import type { SandboxEvent } from '../sandbox.ts';
import type { PageServerOptions } from './page-server.ts';
import type { ServerMessage } from './protocol.ts';
import { callView, placeOf } from './views.ts';

/** Passes on what happens in the sandbox. */
export interface News {
  readonly placeChanged: () => void;
  readonly stop: () => void;
}

/** Changes of channels and people come in bursts; a page is told once in this time, in milliseconds. */
const GATHER_MS = 20;
/** The bot writes its books a little after it has spoken; milliseconds. */
const LOOK_AFTER_MS = 150;

/** Listens to the sandbox and to the bot, and tells every page. */
export function makeNews(
  options: PageServerOptions,
  tellAll: (message: ServerMessage) => void,
): News {
  const { sandbox, bot, inside } = options;
  const place = gathered(GATHER_MS, () => tellAll({ type: 'place', place: placeOf(options) }));
  const look = gathered(LOOK_AFTER_MS, () => {
    if (inside) tellAll({ type: 'inside', inside: inside.look() });
  });
  const stopEvents = sandbox.onEvent((event) => {
    if (changesPlace(event)) place.soon();
    if (event.kind === 'rest-call') look.soon();
    for (const message of newsOf(options, event)) tellAll(message);
  });
  const stopBot = bot?.onChange((state) => tellAll({ type: 'bot', state }));
  return {
    placeChanged: place.soon,
    stop: () => {
      stopEvents();
      stopBot?.();
      place.stop();
      look.stop();
    },
  };
}

function changesPlace({ kind }: SandboxEvent): boolean {
  return /^(?:channel|thread|guild)-|^message-created$/.test(kind);
}

function newsOf({ sandbox }: PageServerOptions, event: SandboxEvent): ServerMessage[] {
  const { kind } = event;
  if (kind === 'message-created' || kind === 'message-edited') {
    return messageNews(sandbox, event.channelId, event.message.id);
  }
  if (kind === 'reaction-added' || kind === 'reaction-removed') {
    return messageNews(sandbox, event.channelId, event.messageId);
  }
  if (kind === 'message-deleted') return [{ type: kind, messageId: event.messageId }];
  if (kind === 'commands-changed') return [{ type: kind }];
  if (kind === 'rest-call') return [{ type: 'call', call: callView(event.call) }];
  if (kind === 'typing' || kind === 'interaction-failed') {
    const { channelId, personId } = event;
    return [{ type: kind === 'typing' ? 'typing' : 'unanswered', channelId, personId }];
  }
  return [];
}

function messageNews(
  sandbox: PageServerOptions['sandbox'],
  channelId: string,
  messageId: string,
): ServerMessage[] {
  const view = sandbox.messageViews(channelId).find(({ message }) => message.id === messageId);
  return view ? [{ type: 'message', view }] : [];
}

/** Runs an action once for many calls. */
function gathered(afterMs: number, action: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    soon: (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        action();
      }, afterMs);
    },
    stop: (): void => clearTimeout(timer),
  };
}
