import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import type { LearnerPost } from '../../core/escalation/learner-line.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { deskRow, type DeskButton, type DeskLabels } from './desk-buttons.ts';
import { fileLink } from './file-link.ts';
import { withLongText } from './long-text.ts';
import { oneLine } from './quote.ts';
import { textsFor, type Texts } from './texts.ts';

/** Where it is read: in the open, where the learner is named and pinged, or in direct messages. */
export type ReadIn = 'channel' | 'direct-messages';

/** What the learner reads of a step of their escalation. It pings the learner, and nobody else. */
export function renderLearnerNotice(
  post: LearnerPost,
  key: string,
  readIn: ReadIn,
): OutgoingMessage {
  const { escalation } = post;
  const texts = textsFor(escalation.locale);
  const { lead, text = '', buttons } = words(post, texts);
  const address = readIn === 'channel' ? `<@${escalation.learnerId}> ` : '';
  return {
    body: {
      ...withLongText(`${address}${lead}`, text),
      components: [deskRow(escalation.id, buttons, key, labelsIn(texts))],
      allowed_mentions: {
        parse: [],
        users: readIn === 'channel' ? [escalation.learnerId] : [],
        replied_user: false,
      },
    },
    files: [],
  };
}

interface Words {
  readonly lead: string;
  readonly text?: string;
  /** At least one, since it carries the mark. */
  readonly buttons: readonly DeskButton[];
}

function words({ escalation, notice, relay, text: said = '' }: LearnerPost, texts: Texts): Words {
  const { number, closingNote: text } = escalation;
  switch (notice) {
    case 'received':
      return { lead: texts.staffReceived(number), buttons: ['withdraw'] };
    case 'claimed':
      return { lead: takenBy(escalation, texts), buttons: ['withdraw'] };
    case 'reply':
      return {
        lead: texts.staffReplied(number, relay?.authorId ?? escalation.ownerId ?? ''),
        text: withFiles(relay),
        buttons: ['reply-solved', 'still-unsolved'],
      };
    case 'outcome':
      return { lead: resolvedAs(escalation, said, texts), buttons: ['still-unsolved'] };
    case 'still-waiting':
      return { lead: texts.didItHelp(number), buttons: ['reply-solved', 'still-unsolved'] };
    case 'lapsed':
      return { lead: texts.closedQuietly(number), buttons: ['still-unsolved'] };
    case 'resolved':
      return {
        lead: resolvedAs(escalation, said, texts),
        ...(text === undefined ? {} : { text }),
        buttons: ['still-unsolved'],
      };
    case 'dismissed':
      return {
        lead: texts.staffDismissed(number),
        ...(text === undefined ? {} : { text }),
        buttons: ['still-unsolved'],
      };
    case 'reopened':
      return { lead: texts.staffReopened(number), buttons: ['withdraw'] };
    case 'split-off':
      return { lead: texts.splitOff(number, Number(said)), buttons: ['withdraw'] };
    case 'known-issue':
      return { lead: texts.staffLearned(number), text: said, buttons: answered(escalation) };
    case 'known-issue-fixed':
      return { lead: texts.staffFixed(number), text: said, buttons: answered(escalation) };
    default:
      return unreachable(notice);
  }
}

function answered(escalation: Escalation): readonly DeskButton[] {
  return isEnded(escalation) ? ['still-unsolved'] : ['reply-solved', 'still-unsolved'];
}

/** Characters of a known issue's title in a notice. */
const TITLE_LIMIT = 100;

/**
 * How it was resolved, as far as the learner has something of it.
 * @param followed the number of what its learner follows from now on, if any
 */
function resolvedAs({ number, outcome }: Escalation, followed: string, texts: Texts): string {
  switch (outcome?.kind) {
    case 'known-issue':
      return texts.staffSayKnownIssue(number, oneLine(outcome.title, TITLE_LIMIT));
    case 'not-an-issue':
      return texts.staffSayNoIssue(number);
    case 'duplicate':
      return followed === ''
        ? texts.staffSayDuplicate(number, outcome.number)
        : texts.staffSayFollowed(number, Number(followed));
    case 'answered':
    case 'lapsed':
    case undefined:
      return texts.staffResolved(number);
  }
}

/** The label that help texts name is the same in all languages. */
function labelsIn({ stillUnsolved, withdraw }: Texts): DeskLabels {
  return { 'still-unsolved': stillUnsolved, withdraw };
}

/** Released again before the word went out, it names nobody. */
function takenBy({ number, ownerId }: Escalation, texts: Texts): string {
  return ownerId === undefined ? texts.staffReceived(number) : texts.staffTaken(number, ownerId);
}

function withFiles(relay: LearnerPost['relay']): string {
  if (relay === undefined) return '';
  const links = relay.files.map(fileLink);
  return [relay.text, ...links].filter((part) => part !== '').join('\n');
}
