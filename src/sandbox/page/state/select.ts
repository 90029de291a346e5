import type { ChannelView, MemberView, MessageView } from '../../page-server/protocol.ts';
import { emptyDraft } from '../composer/draft.ts';
import type { PageState, Pane } from './page-state.ts';

/** The channels that the person of a pane sees. */
export function channelsOf({ place }: PageState, { person }: Pane): readonly ChannelView[] {
  return place?.channels[person.id] ?? [];
}

/** The channel that a pane shows. */
export function openChannel(state: PageState, pane: Pane): ChannelView | undefined {
  return channelsOf(state, pane).find(({ id }) => id === pane.channelId);
}

/** The messages that a pane shows of a channel, oldest first. */
export function messagesOf(
  { messages }: PageState,
  { person }: Pane,
  channelId: string,
): MessageView[] {
  return [...messages.values()]
    .filter(({ message }) => message.channel_id === channelId)
    .filter(({ visibleOnlyTo }) => visibleOnlyTo === null || visibleOnlyTo === person.id)
    .sort((a, b) => compareIds(a.message.id, b.message.id));
}

/** Older ids come first. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

/** Somebody in the server. */
export function memberNamed({ place }: PageState, id: string): MemberView | undefined {
  return place?.members.find((member) => member.id === id);
}

/** A person's name, or a word for somebody unknown. */
export function nameOf(state: PageState, id: string): string {
  return memberNamed(state, id)?.name ?? 'somebody';
}

/** Shows a channel in a pane. */
export function showChannel(pane: Pane, channelId: string): void {
  if (channelId !== pane.channelId) {
    pane.drafts.set(pane.channelId, pane.draft);
    pane.draft = pane.drafts.get(channelId) ?? emptyDraft();
  }
  pane.channelId = channelId;
  pane.unread.delete(channelId);
  pane.isListOpen = false;
  pane.isPosting = false;
  pane.menu = undefined;
}

/** A channel's name with its sign; a thread has none. */
export function shortTitle({ kind, name }: ChannelView): string {
  return kind === 'thread' ? name : `${kind === 'dm' ? '@' : '#'}${name}`;
}
