import { ButtonStyle, ComponentType } from 'discord.js';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { AskedByFollower, StaffPost } from '../../core/escalation/staff-desk.ts';
import { unreachable } from '../../core/unreachable.ts';
import { writeCustomId } from '../custom-ids.ts';
import { deskRow, type ButtonRow } from './desk-buttons.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { fileLink } from './file-link.ts';
import { blockQuote, quotable } from './quote.ts';

/** Notes about those who ask the same. */
export type FollowerNote = Extract<
  StaffPost['note'],
  { kind: 'joined' | 'left' | 'handed-on' | 'split-off' | 'split-from' | 'incident' }
>;

/** What staff read of those who ask the same; only an incident pings the staff role. */
export function followerWords(
  { number, learnerId, followerIds, serverId }: Escalation,
  note: FollowerNote,
  named: AskedByFollower | undefined,
): { readonly lead: string; readonly role?: string | undefined } {
  switch (note.kind) {
    case 'joined':
      return { lead: joined(serverId, named) };
    case 'left':
      return { lead: texts.someLeft(followerIds.length) };
    case 'handed-on':
      return { lead: texts.handedOn(learnerId) };
    case 'split-off':
      return { lead: texts.splitOff(note.by, note.number) };
    case 'split-from':
      return { lead: texts.splitFrom(note.by, note.number) };
    case 'incident':
      return { lead: texts.incident(number, note.learners, note.role), role: note.role };
    default:
      return unreachable(note);
  }
}

/** What a follower asked, and where. */
export function followersWords(named: AskedByFollower | undefined): string {
  const { text = '', files = [] } = named?.asked?.question ?? {};
  const quote = text === '' ? [] : [blockQuote(quotable(text))];
  return [...quote, ...files.map(fileLink)].join('\n');
}

function joined(server: string, named: AskedByFollower | undefined): string {
  if (named === undefined) return texts.joinedErased;
  const { follower, asked } = named;
  const { channelId } = follower.origin;
  const messageId = asked?.question.messageId ?? follower.origin.messageId;
  const path = [server, channelId, messageId].filter((part) => part !== undefined);
  return texts.joined(
    follower.learnerId,
    channelId === undefined ? '' : ` [jump](https://discord.com/channels/${path.join('/')})`,
  );
}

/** Below a follower's words: answer all, or give this one a number of its own. */
export function followerRow(
  escalation: Escalation,
  { follower }: AskedByFollower,
  key: string,
): ButtonRow {
  const row = deskRow(escalation.id, ['reply'], key);
  return {
    ...row,
    components: [
      ...row.components,
      {
        type: ComponentType.Button,
        label: texts.split,
        style: ButtonStyle.Secondary,
        custom_id: writeCustomId('split-off', String(follower.id), key),
      },
    ],
  };
}
