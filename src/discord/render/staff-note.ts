import { time } from 'discord.js';
import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import { concerns } from '../../core/escalation/follower.ts';
import type { AskedByFollower, StaffPost } from '../../core/escalation/staff-desk.ts';
import type { Relay } from '../../core/escalation/relay.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { deskRow, withCorrection, type ButtonRow, type DeskButton } from './desk-buttons.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { followerRow, followersWords, followerWords } from './follower-note.ts';
import { fileLink } from './file-link.ts';
import { withLongText } from './long-text.ts';
import { blockQuote, oneLine, quotable } from './quote.ts';
import { noticeName, whatToDo, whyNot } from './undeliverable.ts';

/** Characters of a known issue's title in a note. */
const TITLE_LIMIT = 100;

/** A message for staff about an escalation. An owner is pinged, new or former, and the staff role when nobody claims; nobody else ever is. */
export function renderStaffNote(
  { escalation, note, relay, follower }: StaffPost,
  key: string,
): OutgoingMessage {
  const { lead, tail = '', pings = [], role } = words(escalation, note, relay, follower);
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

interface Words {
  readonly lead: string;
  readonly tail?: string;
  readonly pings?: readonly string[];
  readonly role?: string | undefined;
}

function words(
  escalation: Escalation,
  note: StaffPost['note'],
  relay: Relay | undefined,
  follower: AskedByFollower | undefined,
): Words {
  const { number, learnerId, ownerId, followerIds } = escalation;
  switch (note.kind) {
    case 'follow-up':
      if (relay?.deletedAt !== undefined) {
        return { lead: `🗑️ <@${relay.authorId}> deleted this message.` };
      }
      return {
        lead: [
          `<@${relay?.authorId ?? learnerId}> wrote`,
          ...(ownerId === undefined ? [] : [`, for <@${ownerId}>`]),
          ...(relay?.editedAt === undefined ? [] : [` (edited ${time(relay.editedAt, 'R')})`]),
          ':',
        ].join(''),
        ...(ownerId === undefined ? {} : { pings: [ownerId] }),
      };
    case 'reply-changed':
    case 'reply-not-changed':
      return replyChange(number, note, relay);
    case 'sent':
      return {
        lead:
          followerIds.length === 0
            ? '📨 Sent to the learner:'
            : `📨 Sent to the learner, and to the ${followerIds.length} more who ask the same:`,
        ...(note.insteadOf === undefined
          ? {}
          : { tail: `⚠️ By direct message, because ${whyNot(note.insteadOf)}.` }),
      };
    case 'not-delivered':
      return {
        lead: `⚠️ **#${number}**: ${noticeName[note.notice]} did not reach ${follower === undefined ? 'the learner' : `<@${follower.follower.learnerId}>, who asks the same`}: ${whyNot(note.why)}.`,
        tail: whatToDo(note.why),
      };
    case 'taken-over':
      return note.from === undefined
        ? { lead: `<@${note.by}> has **#${number}** now.` }
        : {
            lead: `<@${note.by}> took **#${number}** over from <@${note.from}>.`,
            pings: [note.from],
          };
    case 'assigned':
      return {
        lead: `<@${note.by}> assigned **#${number}** to <@${note.to}>${note.from === undefined ? '' : `, who takes over from <@${note.from}>`}.`,
        pings: [note.to, note.from ?? ''].filter((id) => id !== '' && id !== note.by),
      };
    case 'unclaimed':
      return {
        lead: `⏰ ${note.roleId === undefined ? '' : `<@&${note.roleId}> `}Nobody has claimed **#${number}** for ${hours(note.hours)}.`,
        role: note.roleId,
      };
    case 'owner-silent':
      return {
        lead: `⏰ <@${note.ownerId}>, **#${number}** has waited for you for ${hours(note.hours)}.`,
        pings: [note.ownerId],
      };
    case 'lapsed':
      return {
        lead: `💤 I closed **#${number}**: its learner did not say whether the answer helped. A reply reopens it.`,
      };
    case 'reopened':
      return {
        lead: [
          concerns(escalation, note.by)
            ? `🔁 <@${note.by}> says it is still not solved.`
            : `🔁 Reopened by <@${note.by}>.`,
          ...(ownerId === undefined || ownerId === note.by ? [] : [`It is with <@${ownerId}>.`]),
        ].join(' '),
        ...(ownerId === undefined || ownerId === note.by ? {} : { pings: [ownerId] }),
      };
    case 'joined':
    case 'left':
    case 'handed-on':
    case 'split-off':
    case 'split-from':
    case 'incident':
      return followerWords(escalation, note, follower);
    case 'withdrawn':
      return { lead: `<@${learnerId}> needs no answer any more.` };
    case 'answers-lost':
      return { lead: answersLost(note) };
    case 'learned':
      return { lead: `📘 <@${note.by}> saved this as the known issue ${inQuotes(note.title)}.` };
    case 'erased':
      return {
        lead: '🗑️ The learner’s words were erased. Please delete what this thread still quotes of them.',
      };
    case 'desk-trouble':
      return {
        lead: `⚠️ Escalations wait, **#${number}** among them: ${whyNot(note.why)}.`,
        tail: whatToDo(note.why),
      };
    default:
      return unreachable(note);
  }
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

function answersLost({ items, more }: Extract<StaffPost['note'], { kind: 'answers-lost' }>) {
  const lines = items.map(
    ({ number, expected, found }) =>
      `- **#${number}** should be answered by ${inQuotes(expected)}; now I find ${found === '' ? 'nothing' : inQuotes(found)}`,
  );
  return [
    `⚠️ Since the last change of the knowledge, ${items.length + more} resolved questions are no longer answered as they were:`,
    ...lines,
    ...(more === 0 ? [] : [`- and ${more} more`]),
  ].join('\n');
}

function hours(count: number): string {
  return count === 1 ? 'an hour' : `${count} hours`;
}

function inQuotes(title: string): string {
  return `“${oneLine(title, TITLE_LIMIT)}”`;
}

/** What staff did to a reply afterwards, and whether the learner's copy follows. */
function replyChange(
  number: number,
  note: Extract<StaffPost['note'], { kind: 'reply-changed' | 'reply-not-changed' }>,
  relay: Relay | undefined,
): Words {
  const by = (note.kind === 'reply-changed' ? note.by : undefined) ?? relay?.authorId;
  const who = by === undefined ? 'Staff' : `<@${by}>`;
  const isEdit = note.change === 'edited';
  if (note.kind === 'reply-not-changed') {
    return {
      lead: `⚠️ **#${number}**: ${who} ${note.change} a reply, but the learner still sees it as it was: ${whyNot(note.why)}.`,
      tail: whatToDo(note.why),
    };
  }
  return {
    lead: isEdit
      ? `✏️ ${who} edited a reply; the learner now reads:`
      : `🗑️ ${who} deleted a reply; it is gone for the learner too.`,
  };
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
