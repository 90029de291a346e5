import type { MessageView, ServerMessage, Snapshot } from '../../page-server/protocol.ts';
import { newPane, type PageState } from './page-state.ts';
import { channelsOf, showChannel } from './select.ts';

/** So many requests are kept. */
const CALLS_KEPT = 200;
/** Somebody types until this long after the last stroke, in milliseconds. */
export const TYPING_MS = 8000;

/** Takes up what the server tells. */
export function receive(state: PageState, told: ServerMessage): void {
  switch (told.type) {
    case 'snapshot':
      takeSnapshot(state, told.snapshot);
      break;
    case 'place':
      if (state.place) state.place = { ...state.place, ...told.place };
      leaveGoneChannels(state);
      break;
    case 'message':
      takeMessage(state, told.view);
      break;
    case 'message-deleted':
      state.messages.delete(told.messageId);
      break;
    case 'typing':
      noteTyping(state, told.channelId, told.personId);
      break;
    case 'unanswered':
      noteUnanswered(state, told.channelId, told.personId);
      break;
    case 'commands-changed':
      for (const pane of state.panes) pane.commands.clear();
      break;
    case 'call':
      state.calls = [...state.calls, told.call].slice(-CALLS_KEPT);
      break;
    case 'switches':
      if (state.place) state.place = { ...state.place, switches: told.switches };
      break;
    case 'bot':
      if (state.place) state.place = { ...state.place, bot: told.state };
      break;
    case 'inside':
      state.inside = told.inside;
      break;
    case 'result':
      break;
  }
}

function takeSnapshot(state: PageState, snapshot: Snapshot): void {
  const { messages, calls, inside, ...place } = snapshot;
  state.place = place;
  state.calls = calls;
  state.inside = inside;
  state.messages.clear();
  for (const view of messages) state.messages.set(view.message.id, view);
  const isSamePlace = state.panes.every(({ person }) => snapshot.channels[person.id] !== undefined);
  if (state.panes.length > 0 && isSamePlace) {
    leaveGoneChannels(state);
    return;
  }
  // Another sandbox has taken the address of the one that ended: nobody of before is there.
  state.panes.length = 0;
  for (const person of snapshot.people) {
    const channels = snapshot.channels[person.id] ?? [];
    const texts = channels.filter(({ kind }) => kind === 'text');
    // Staff look at what only they see; learners at the first open channel.
    const home = texts.find(({ isHidden }) => isHidden === (person.part === 'staff'));
    state.panes.push(newPane(person, (home ?? texts[0])?.id ?? ''));
  }
  state.shownPersonId = snapshot.people[0]?.id ?? '';
}

function takeMessage(state: PageState, view: MessageView): void {
  const { message, visibleOnlyTo } = view;
  const isNew = !state.messages.has(message.id);
  state.messages.set(message.id, view);
  for (const pane of state.panes) {
    pane.typing.get(message.channel_id)?.delete(message.author.id);
    const isTheirs = visibleOnlyTo === null || visibleOnlyTo === pane.person.id;
    const isElsewhere = pane.channelId !== message.channel_id;
    if (isNew && isTheirs && isElsewhere) pane.unread.add(message.channel_id);
  }
}

function leaveGoneChannels(state: PageState): void {
  for (const pane of state.panes) {
    const channels = channelsOf(state, pane);
    if (channels.some(({ id }) => id === pane.channelId)) continue;
    showChannel(pane, channels.find(({ kind }) => kind === 'text')?.id ?? '');
  }
}

function noteTyping(state: PageState, channelId: string, personId: string): void {
  for (const pane of state.panes) {
    if (pane.person.id === personId) continue;
    const typing = pane.typing.get(channelId) ?? new Map<string, number>();
    typing.set(personId, Date.now() + TYPING_MS);
    pane.typing.set(channelId, typing);
  }
}

function noteUnanswered(state: PageState, channelId: string, personId: string): void {
  const pane = state.panes.find(({ person }) => person.id === personId);
  if (pane) pane.notice = { channelId, text: 'The application did not respond' };
}
