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
import { sizeOf } from './fit-fields.ts';
import { fitList } from './fit-list.ts';
import { CHOICE_LIMIT } from './limits.ts';
import { renderPage, type PageMessage } from './pager.ts';
import { oneLine } from './quote.ts';
import type { Texts } from './texts.ts';

export const ESCALATIONS_A_PAGE = 8;
/** Characters of a question on its line, and of its course. */
const TEXT_LIMIT = 90;
const COURSE_LIMIT = 24;
/** Stands for what happened before. */
const LEFT_OUT = '…';
/** Discord's limits for an embed's description, and for all embeds of a message, in characters. */
const DESCRIPTION_LIMIT = 4_096;
const EMBEDS_LIMIT = 6_000;

/** One page of escalations, those that wait for staff first. */
export function renderEscalationList(
  items: readonly EscalationSummary[],
  shown: { readonly total: number; readonly page: number; readonly args: readonly string[] },
  texts: Texts,
): PageMessage {
  const { total, page, args } = shown;
  if (total === 0)
    return { content: deskTexts.noneFits, components: [], allowedMentions: { parse: [] } };
  const heading = `**${deskTexts.escalations(total)}**`;
  const content = fitList(heading, TEXT_LIMIT, (limit) => items.map((item) => line(item, limit)));
  const pages = Math.ceil(total / ESCALATIONS_A_PAGE);
  return renderPage({ page, pages, content }, 'escalations', args, texts);
}

function line(
  { escalation, questionText, course, dueAt }: EscalationSummary,
  limit: number,
): string {
  const { number, status, ownerId, openedAt, place } = escalation;
  const text = questionText === undefined ? deskTexts.erasedShort : oneLine(questionText, limit);
  const parts = [
    `**#${number}** ${deskTexts.status[status]}`,
    place === undefined
      ? text
      : `[${text.replace(/[[\]]/g, '')}](${threadLink(escalation, place.threadId)})`,
    course === undefined ? '' : oneLine(course, Math.min(limit, COURSE_LIMIT)),
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
  const { embeds = [] } = body;
  const title = deskTexts.history;
  const left = EMBEDS_LIMIT - embeds.reduce((sum, embed) => sum + sizeOf(embed), title.length);
  const description = latest(history.map(eventLine), Math.min(left, DESCRIPTION_LIMIT));
  return {
    content: body.content ?? '',
    embeds: [...embeds, { title, description }],
    components: body.components ?? [],
    allowedMentions: { parse: [] as never[] },
  };
}

/** As many of the last lines as fit: what happened long ago matters least. */
function latest(lines: readonly string[], limit: number): string {
  const whole = lines.join('\n');
  if (whole.length <= limit) return whole;
  const kept: string[] = [];
  let room = limit - LEFT_OUT.length;
  for (const line of lines.toReversed()) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.unshift(line);
  }
  return [LEFT_OUT, ...kept].join('\n');
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
