import { time, TimestampStyles } from 'discord.js';
import {
  isEnded,
  type Escalation,
  type EscalationStatus,
} from '../../core/escalation/escalation.ts';
import type { EscalationEvent } from '../../core/escalation/history.ts';
import type { EscalationSummary } from '../../core/escalation/ports.ts';
import type { EscalationCard } from '../../core/escalation/staff-desk.ts';
import { deskTexts } from './desk-texts.ts';
import { renderCard } from './escalation-card.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { CHOICE_LIMIT } from './limits.ts';
import { renderPage, type PageMessage } from './pager.ts';
import { oneLine } from './quote.ts';
import type { Texts } from './texts.ts';

export const ESCALATIONS_A_PAGE = 10;
/** Characters of a question on its line. */
const TEXT_LIMIT = 90;
/** Discord's limit for an embed's description, in characters. */
const HISTORY_LIMIT = 4_096;

/** One page of escalations, those that wait for staff first. */
export function renderEscalationList(
  items: readonly EscalationSummary[],
  shown: { readonly total: number; readonly page: number; readonly args: readonly string[] },
  texts: Texts,
): PageMessage {
  const { total, page, args } = shown;
  if (total === 0)
    return { content: deskTexts.noneFits, components: [], allowedMentions: { parse: [] } };
  const content = [`**${deskTexts.escalations(total)}**`, ...items.map(line)].join('\n');
  const pages = Math.ceil(total / ESCALATIONS_A_PAGE);
  return renderPage({ page, pages, content }, 'escalations', args, texts);
}

function line({ escalation, questionText, course, dueAt }: EscalationSummary): string {
  const { number, status, ownerId, openedAt, place } = escalation;
  const text =
    questionText === undefined ? deskTexts.erasedShort : oneLine(questionText, TEXT_LIMIT);
  const parts = [
    `**#${number}** ${deskTexts.status[status]}`,
    place === undefined
      ? text
      : `[${text.replace(/[[\]]/g, '')}](${threadLink(escalation, place.threadId)})`,
    course ?? '',
    dueAt === undefined || isEnded(escalation)
      ? ''
      : deskTexts.due(time(dueAt, TimestampStyles.RelativeTime)),
    ownerId === undefined ? '' : `<@${ownerId}>`,
    time(openedAt, TimestampStyles.RelativeTime),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function threadLink({ serverId }: Escalation, threadId: string): string {
  return `https://discord.com/channels/${serverId}/${threadId}`;
}

/** A choice of autocompletion: its number, and enough of the question to know it by. */
export function escalationChoice({ escalation, questionText }: EscalationSummary): {
  readonly name: string;
  readonly value: string;
} {
  const { number, status } = escalation;
  const name = `#${number} · ${status} · ${questionText ?? deskTexts.erasedShort}`;
  return { name: oneLine(name, CHOICE_LIMIT), value: String(number) };
}

/** All of one escalation, as in its header, with its history and buttons. */
export function renderEscalationView(card: EscalationCard, history: readonly EscalationEvent[]) {
  const { body } = renderCard(card);
  const lines = history.map(eventLine).join('\n');
  return {
    content: body.content ?? '',
    embeds: [
      ...(body.embeds ?? []),
      { title: deskTexts.history, description: fitMarkdown(lines, HISTORY_LIMIT) },
    ],
    components: body.components ?? [],
    allowedMentions: { parse: [] as never[] },
  };
}

function eventLine({ kind, actorId, via, from, to, note, at }: EscalationEvent): string {
  const who = actorId === undefined ? deskTexts.theBot : `<@${actorId}>`;
  const change = from === undefined || from === to ? '' : ` (${from} → ${to})`;
  const shown = kind === 'assign' && note !== undefined ? `<@${note}>` : note;
  const said = shown === undefined ? '' : `: ${oneLine(shown, TEXT_LIMIT)}`;
  return `${time(at, TimestampStyles.LongDateShortTime)} ${who} **${kind}**${change} · ${via}${said}`;
}

/** The statuses as choices of an option. */
export const statusChoices = (
  [
    'open',
    'claimed',
    'answered',
    'resolved',
    'dismissed',
  ] as const satisfies readonly EscalationStatus[]
).map((status) => ({ name: status, value: status }));
