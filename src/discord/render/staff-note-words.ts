import { time } from 'discord.js';
import type { Escalation } from '../../core/escalation/escalation.ts';
import type { Relay } from '../../core/escalation/relay.ts';
import type { AskedByFollower } from '../../core/escalation/staff-desk.ts';
import type { StaffNote } from '../../core/outbox/staff-note.ts';
import { followerWords } from './follower-note.ts';
import { assigned, ownerSilent, reopened, takenOver, unclaimed } from './owner-words.ts';
import { oneLine } from './quote.ts';
import { noticeName, whatToDo, whyNot } from './undeliverable.ts';

/** Characters of a known issue's title in a note. */
const TITLE_LIMIT = 100;

/** What a note says around the words that it carries, and whom it pings. */
export interface Words {
  readonly lead: string;
  readonly tail?: string;
  readonly pings?: readonly string[];
  readonly role?: string | undefined;
}

/** What a note is about. */
export interface About {
  readonly escalation: Escalation;
  readonly relay: Relay | undefined;
  readonly follower: AskedByFollower | undefined;
}

type Kind = StaffNote['kind'];
/** A note of one kind. */
export type NoteOf<K extends Kind> = Extract<StaffNote, { kind: K }>;

/** The words of a note. */
export function staffNoteWords(note: StaffNote, about: About): Words {
  // SAFETY: each entry takes the notes of the kind that it stands under, and this note's kind chose it.
  const words = WORDS[note.kind] as (note: StaffNote, about: About) => Words;
  return words(note, about);
}

const WORDS: { readonly [K in Kind]: (note: NoteOf<K>, about: About) => Words } = {
  'follow-up': followUp,
  'reply-changed': replyChanged,
  'reply-not-changed': replyNotChanged,
  sent,
  'not-delivered': notDelivered,
  'taken-over': takenOver,
  assigned,
  unclaimed,
  'owner-silent': ownerSilent,
  lapsed: (_, { escalation: { number } }) => ({
    lead: `💤 I closed **#${number}**: its learner did not say whether the answer helped. A reply reopens it.`,
  }),
  reopened,
  joined: ofFollower,
  left: ofFollower,
  'handed-on': ofFollower,
  'split-off': ofFollower,
  'split-from': ofFollower,
  incident: ofFollower,
  withdrawn: (_, { escalation }) => ({
    lead: `<@${escalation.learnerId}> needs no answer any more.`,
  }),
  'answers-lost': answersLost,
  learned: ({ by, title }) => ({
    lead: `📘 <@${by}> saved this as the known issue ${inQuotes(title)}.`,
  }),
  erased: () => ({
    lead: '🗑️ The learner’s words were erased. Please delete what this thread still quotes of them.',
  }),
  'desk-trouble': ({ why }, { escalation: { number } }) => ({
    lead: `⚠️ Escalations wait, **#${number}** among them: ${whyNot(why)}.`,
    tail: whatToDo(why),
  }),
};

function followUp(_: StaffNote, { escalation, relay }: About): Words {
  if (relay?.deletedAt !== undefined) {
    return { lead: `🗑️ <@${relay.authorId}> deleted this message.` };
  }
  const { learnerId, ownerId } = escalation;
  const lead = [
    `<@${relay?.authorId ?? learnerId}> wrote`,
    ...(ownerId === undefined ? [] : [`, for <@${ownerId}>`]),
    ...(relay?.editedAt === undefined ? [] : [` (edited ${time(relay.editedAt, 'R')})`]),
    ':',
  ].join('');
  return ownerId === undefined ? { lead } : { lead, pings: [ownerId] };
}

function ofFollower(
  note: NoteOf<'joined' | 'left' | 'handed-on' | 'split-off' | 'split-from' | 'incident'>,
  { escalation, follower }: About,
): Words {
  return followerWords(escalation, note, follower);
}

function replyChanged({ by, change }: NoteOf<'reply-changed'>, { relay }: About): Words {
  const who = whoChanged(by, relay);
  return {
    lead:
      change === 'edited'
        ? `✏️ ${who} edited a reply; the learner now reads:`
        : `🗑️ ${who} deleted a reply; it is gone for the learner too.`,
  };
}

function replyNotChanged(
  { change, why }: NoteOf<'reply-not-changed'>,
  { escalation: { number }, relay }: About,
): Words {
  return {
    lead: `⚠️ **#${number}**: ${whoChanged(undefined, relay)} ${change} a reply, but the learner still sees it as it was: ${whyNot(why)}.`,
    tail: whatToDo(why),
  };
}

function whoChanged(by: string | undefined, relay: Relay | undefined): string {
  const who = by ?? relay?.authorId;
  return who === undefined ? 'Staff' : `<@${who}>`;
}

function sent(
  { insteadOf }: NoteOf<'sent'>,
  {
    escalation: {
      followerIds: { length: more },
    },
  }: About,
): Words {
  const lead =
    more === 0
      ? '📨 Sent to the learner:'
      : `📨 Sent to the learner, and to the ${more} more who ask the same:`;
  return insteadOf === undefined
    ? { lead }
    : { lead, tail: `⚠️ By direct message, because ${whyNot(insteadOf)}.` };
}

function notDelivered(
  { notice, why }: NoteOf<'not-delivered'>,
  { escalation: { number }, follower }: About,
): Words {
  const whom =
    follower === undefined ? 'the learner' : `<@${follower.follower.learnerId}>, who asks the same`;
  return {
    lead: `⚠️ **#${number}**: ${noticeName[notice]} did not reach ${whom}: ${whyNot(why)}.`,
    tail: whatToDo(why),
  };
}

function answersLost({ items, more }: NoteOf<'answers-lost'>): Words {
  const lines = items.map(
    ({ number, expected, found }) =>
      `- **#${number}** should be answered by ${inQuotes(expected)}; now I find ${found === '' ? 'nothing' : inQuotes(found)}`,
  );
  const lead = [
    `⚠️ Since the last change of the knowledge, ${items.length + more} resolved questions are no longer answered as they were:`,
    ...lines,
    ...(more === 0 ? [] : [`- and ${more} more`]),
  ].join('\n');
  return { lead };
}

function inQuotes(title: string): string {
  return `“${oneLine(title, TITLE_LIMIT)}”`;
}
