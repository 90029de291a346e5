import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import type { AskedByFollower, StaffPost } from '../../core/escalation/staff-desk.ts';
import type { Relay } from '../../core/escalation/relay.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { deskRow, withCorrection, type ButtonRow, type DeskButton } from './desk-buttons.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { followerRow, followersWords } from './follower-note.ts';
import { fileLink } from './file-link.ts';
import { withLongText } from './long-text.ts';
import { blockQuote, quotable } from './quote.ts';
import { staffNoteWords } from './staff-note-words.ts';

/**
 * A message for staff about an escalation. An owner is pinged, new or former, and the staff role when nobody claims;
 * nobody else ever is.
 */
export function renderStaffNote(
  { escalation, note, relay, follower }: StaffPost,
  key: string,
): OutgoingMessage {
  const {
    lead,
    tail = '',
    pings = [],
    role,
  } = staffNoteWords(note, {
    escalation,
    relay,
    follower,
  });
  const body = {
    ...withLongText(lead, said(note, relay, follower), tail),
    components: [rowOf({ escalation, note, relay, follower }, key)],
    allowed_mentions: {
      parse: [],
      ...(pings.length === 0 ? {} : { users: [...pings] }),
      ...(role === undefined ? {} : { roles: [role] }),
    },
  };
  return { body, files: [] };
}

function rowOf({ escalation, note, relay, follower }: StaffPost, key: string): ButtonRow {
  if (note.kind === 'joined' && follower !== undefined && !isEnded(escalation)) {
    return followerRow(escalation, follower, key);
  }
  const row = deskRow(escalation.id, buttonsFor(escalation, note), key);
  const label = relay && correctionOf(note, relay);
  return relay === undefined || label === undefined
    ? row
    : withCorrection(row, relay, { label, key });
}

/** What was typed in the form can be edited, or sent again, nowhere else. */
function correctionOf(note: StaffPost['note'], relay: Relay): string | undefined {
  if (relay.followsSource || relay.deletedAt !== undefined) return undefined;
  if (note.kind === 'sent' || note.kind === 'reply-changed') return texts.correct;
  const isForOwner = note.kind === 'not-delivered' && note.follower === undefined;
  return isForOwner && note.notice === 'reply' ? texts.sendAgain : undefined;
}

/** The words that a note carries. */
function said(
  note: StaffPost['note'],
  relay: Relay | undefined,
  follower: AskedByFollower | undefined,
): string {
  if (note.kind === 'joined') return followersWords(follower);
  return relay === undefined ? '' : quoted(relay, note);
}

function quoted({ text, files, formerTexts }: Relay, note: StaffPost['note']): string {
  const links = files.map(fileLink);
  const parts = text === '' ? [] : [blockQuote(quotable(text))];
  const former = note.kind === 'follow-up' ? formerTexts.filter((each) => each !== '') : [];
  const before = former.flatMap((each) => ['-# before:', blockQuote(quotable(each))]);
  return [...parts, ...links, ...before].join('\n');
}

/** What staff are likely to do next; at least one, since it carries the mark. */
function buttonsFor(escalation: Escalation, note: StaffPost['note']): readonly DeskButton[] {
  if (note.kind === 'answers-lost') return ['check-answers'];
  if (isEnded(escalation)) return ['reopen'];
  if (note.kind === 'taken-over') return ['release'];
  if (note.kind === 'assigned' || note.kind === 'owner-silent') return ['reply', 'release'];
  if (note.kind === 'unclaimed' || note.kind === 'incident') return ['claim', 'reply'];
  return note.kind === 'reopened' && escalation.ownerId === undefined
    ? ['claim', 'reply']
    : ['reply'];
}
