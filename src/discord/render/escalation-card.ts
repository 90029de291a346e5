import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { AnsweredQuestion } from '../../core/answering/ports.ts';
import {
  isEnded,
  type Escalation,
  type EscalationStatus,
} from '../../core/escalation/escalation.ts';
import { outcomeWords } from '../../core/escalation/outcome.ts';
import type { EscalationCard } from '../../core/escalation/staff-desk.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { renderCitation } from './citation.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { headerRows } from './desk-buttons.ts';
import { fileLink } from './file-link.ts';
import { FIELD_LIMIT, fitFields, sizeOf } from './fit-fields.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { assignRow } from './outcome-controls.ts';
import { oneLine, quotable } from './quote.ts';
import { similarField } from './similar-escalations.ts';

/** Discord's limit for a thread's name, in characters. */
const THREAD_NAME_LIMIT = 100;
/** Characters of the question shown in the card; the rest is in an attached file. */
const QUESTION_SHOWN = 1_500;
/** Characters of a card: with its history beside it, it is within what Discord takes of all embeds of a message. */
const CARD_LIMIT = 4_500;
/** Characters of a course's name. */
const COURSE_LIMIT = 100;
const SOURCES_SHOWN = 5;

const COLOURS: Readonly<Record<EscalationStatus, number>> = {
  open: 0xf0b232,
  claimed: 0x5865f2,
  answered: 0x57f287,
  resolved: 0x248046,
  dismissed: 0x80848e,
};

/** `#12 ` and the question on one line, cut to Discord's limit. Given once: state never goes into a name. */
export function threadName({ escalation, asked }: EscalationCard): string {
  const prefix = `#${escalation.number} `;
  const text = asked?.question.text ?? texts.question;
  return prefix + oneLine(text, THREAD_NAME_LIMIT - prefix.length);
}

/** The header that shows all of an escalation and its present state. Pings nobody. */
export function renderCard({ escalation, asked, similar = [] }: EscalationCard): OutgoingMessage {
  const shown = question(asked);
  const all = [...fields(escalation, asked), ...similarField(escalation.serverId, similar)];
  return {
    body: {
      content: headline(escalation, asked),
      embeds: [
        {
          color: COLOURS[escalation.status],
          ...shown,
          fields: fitFields(all, CARD_LIMIT - sizeOf(shown)),
        },
      ],
      components: [
        ...headerRows(escalation),
        ...(isEnded(escalation) ? [] : [assignRow(escalation.id)]),
      ],
      allowed_mentions: { parse: [] },
    },
    files:
      asked !== undefined && isLong(asked)
        ? [{ name: 'question.txt', text: asked.question.text }]
        : [],
  };
}

function headline(escalation: Escalation, asked: AnsweredQuestion | undefined): string {
  const owner = escalation.ownerId === undefined ? texts.nobody : texts.has(escalation.ownerId);
  return [
    [
      `**#${escalation.number}** · ${texts.status[escalation.status]} · ${owner}`,
      ...(escalation.isIncident ? [texts.incidentMark] : []),
      ...(escalation.followerIds.length === 0
        ? []
        : [texts.followers(escalation.followerIds.length)]),
    ].join(' · '),
    `${whoAsked(escalation)} ${whereAsked(escalation, asked)}`,
  ].join('\n');
}

/** Whoever had everything erased is nobody's id. */
function whoAsked({ learnerId, openedAt }: Escalation): string {
  const when = seconds(openedAt);
  return /^\d+$/.test(learnerId) ? texts.asked(learnerId, when) : texts.askedOnce(when);
}

function whereAsked({ origin, serverId }: Escalation, asked: AnsweredQuestion | undefined): string {
  if (asked?.question.source === 'direct-message') return texts.byDirectMessage;
  if (origin.isPrivate || origin.channelId === undefined) return texts.inPrivate;
  const messageId = asked?.question.messageId ?? origin.messageId;
  const path = [serverId, origin.channelId, ...(messageId === undefined ? [] : [messageId])];
  return texts.where(origin.channelId, `https://discord.com/channels/${path.join('/')}`);
}

function question(asked: AnsweredQuestion | undefined): Pick<APIEmbed, 'title' | 'description'> {
  if (asked === undefined) return { title: texts.question, description: texts.erased };
  const shown = fitMarkdown(quotable(asked.question.text), QUESTION_SHOWN);
  const description = isLong(asked) ? `${shown}\n\n-# ${texts.wholeQuestion}` : shown;
  return { title: texts.question, description };
}

function isLong({ question: { text } }: AnsweredQuestion): boolean {
  return quotable(text).length > QUESTION_SHOWN;
}

function fields(
  { status, closingNote, outcome }: Escalation,
  asked: AnsweredQuestion | undefined,
): APIEmbedField[] {
  const closing = closingNote && {
    name: status === 'dismissed' ? texts.reason : texts.closing,
    value: closingNote,
  };
  const cameOf = outcome && {
    name: texts.cameOf,
    value: outcomeWords(outcome),
    inline: true,
  };
  return [
    ...course(asked),
    ...attached(asked),
    ...(cameOf ? [cameOf] : []),
    ...findings(asked?.verdict),
    ...(closing ? [closing] : []),
  ];
}

/** Links to all that came with the question: what I cannot read, staff can. */
function attached(asked: AnsweredQuestion | undefined): APIEmbedField[] {
  const { files = [] } = asked?.question ?? {};
  const links = files.map(fileLink);
  return links.length === 0 ? [] : [{ name: texts.attached, value: wholeLines(links) }];
}

function course(asked: AnsweredQuestion | undefined): APIEmbedField[] {
  // What is merely nearest to an unknown question says nothing about its course.
  const first = asked?.verdict?.outcome === 'unknown' ? undefined : asked?.verdict?.citations[0];
  const name = asked?.question.course ?? first?.course;
  if (name === undefined) return [];
  const week = first?.course === name && first.week !== undefined ? `, week ${first.week}` : '';
  return [{ name: 'Course', value: oneLine(name, COURSE_LIMIT) + week, inline: true }];
}

function findings(verdict: Verdict | undefined): APIEmbedField[] {
  if (verdict === undefined) return [{ name: texts.said, value: texts.saidNothing }];
  const percent = Math.round(verdict.confidence * 100);
  const sure = texts.confidence(percent, texts.outcome[verdict.outcome]);
  const said = verdict.outcome === 'answered' ? [{ name: texts.said, value: verdict.text }] : [];
  return [...said, { name: `${texts.found} (${sure})`, value: sources(verdict) }];
}

/** As many whole lines as fit. */
function sources({ citations }: Verdict): string {
  const lines = citations
    .slice(0, SOURCES_SHOWN)
    .map((citation) => `- ${renderCitation(citation)} · ${citation.score.toFixed(2)}`);
  return wholeLines(lines) || texts.foundNothing;
}

function wholeLines(lines: readonly string[]): string {
  let value = '';
  for (const line of lines) {
    if (value.length + line.length + 1 > FIELD_LIMIT) break;
    value += value === '' ? line : `\n${line}`;
  }
  return value;
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
