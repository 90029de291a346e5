import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import type { LearnerPost } from '../../core/escalation/ports.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { deskRow, type DeskButton } from './desk-buttons.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { withLongText } from './long-text.ts';

/** Where it is read: in the open, where the learner is named and pinged, or in direct messages. */
export type ReadIn = 'channel' | 'direct-messages';

/** What the learner reads of a step of their escalation. It pings the learner, and nobody else. */
export function renderLearnerNotice(
  post: LearnerPost,
  key: string,
  readIn: ReadIn,
): OutgoingMessage {
  const { escalation } = post;
  const { lead, text = '', buttons } = words(post);
  const address = readIn === 'channel' ? `<@${escalation.learnerId}> ` : '';
  return {
    body: {
      ...withLongText(`${address}${lead}`, text),
      components: [deskRow(escalation.id, buttons, key)],
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

function words({ escalation, notice, relay, text: said = '' }: LearnerPost): Words {
  const { number, closingNote: text } = escalation;
  switch (notice) {
    case 'received':
      return { lead: texts.received(number), buttons: ['withdraw'] };
    case 'claimed':
      return { lead: takenBy(escalation), buttons: ['withdraw'] };
    case 'reply':
      return {
        lead: texts.replied(number, relay?.authorId ?? escalation.ownerId ?? ''),
        text: withFiles(relay),
        buttons: ['reply-solved', 'still-unsolved'],
      };
    case 'resolved':
      return {
        lead: texts.resolved(number),
        ...(text === undefined ? {} : { text }),
        buttons: ['still-unsolved'],
      };
    case 'dismissed':
      return {
        lead: texts.dismissed(number),
        ...(text === undefined ? {} : { text }),
        buttons: ['still-unsolved'],
      };
    case 'reopened':
      return { lead: texts.reopened(number), buttons: ['withdraw'] };
    case 'known-issue':
      return { lead: texts.learned(number), text: said, buttons: answered(escalation) };
    case 'known-issue-fixed':
      return { lead: texts.fixed(number), text: said, buttons: answered(escalation) };
    default:
      return unreachable(notice);
  }
}

function answered(escalation: Escalation): readonly DeskButton[] {
  return isEnded(escalation) ? ['still-unsolved'] : ['reply-solved', 'still-unsolved'];
}

/** Released again before the word went out, it names nobody. */
function takenBy({ number, ownerId }: Escalation): string {
  return ownerId === undefined ? texts.received(number) : texts.taken(number, ownerId);
}

function withFiles(relay: LearnerPost['relay']): string {
  if (relay === undefined) return '';
  const links = relay.files.map(
    ({ name, url }) => `📎 [${name.replace(/[[\]()]/g, '')}](<${url}>)`,
  );
  return [relay.text, ...links].filter((part) => part !== '').join('\n');
}
