import { channelLink, escapeMarkdown, messageLink, time, TimestampStyles } from 'discord.js';
import type { AskedBefore } from '../../core/browsing/ports.ts';
import { unreachable } from '../../core/unreachable.ts';
import { fitList } from './fit-list.ts';
import { renderPage, type PageMessage } from './pager.ts';
import { oneLine } from './quote.ts';
import type { Texts } from './texts.ts';

export const QUESTIONS_A_PAGE = 6;
/** Characters of a question on its line. */
const TEXT_LIMIT = 120;

/** One page of somebody's questions, newest first, each with its state and a link. */
export function renderMyQuestions(
  items: readonly AskedBefore[],
  { total, page }: { readonly total: number; readonly page: number },
  texts: Texts,
): PageMessage {
  if (total === 0)
    return { content: texts.noQuestions, components: [], allowedMentions: { parse: [] } };
  const content = fitList(`**${texts.myQuestions(total)}**`, TEXT_LIMIT, (limit) =>
    items.map((item) => renderItem(item, limit, texts)),
  );
  const pages = Math.ceil(total / QUESTIONS_A_PAGE);
  return renderPage({ page, pages, content }, 'my-questions', [], texts);
}

function renderItem(item: AskedBefore, limit: number, texts: Texts): string {
  const { text, place, serverId, isPrivate, askedAt } = item;
  const parts = [
    `- ${time(askedAt, TimestampStyles.ShortDate)} **${escapeMarkdown(oneLine(text, limit))}**`,
    stateOf(item, texts),
    isPrivate ? texts.privateMark : '',
    place === undefined ? '' : `[${texts.openLink}](${linkTo(place, serverId)})`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function linkTo(
  { channelId, messageId }: NonNullable<AskedBefore['place']>,
  serverId: AskedBefore['serverId'],
): string {
  if (serverId === undefined) return `${channelLink(channelId)}/${messageId}`;
  return messageLink(channelId, messageId, serverId);
}

function stateOf({ escalation, isSolved, outcome }: AskedBefore, texts: Texts): string {
  if (escalation !== undefined) {
    const { number, status } = escalation;
    switch (status) {
      case 'open':
      case 'claimed':
        return texts.stateWithStaff(number);
      case 'answered':
        return texts.stateStaffReplied(number);
      case 'resolved':
        return texts.stateResolved(number);
      case 'dismissed':
        return texts.stateDismissed(number);
      default:
        return unreachable(status);
    }
  }
  if (isSolved) return texts.stateSolved;
  if (outcome === undefined) return texts.stateFailed;
  return { answered: texts.stateAnswered, unsure: texts.stateUnsure, unknown: texts.stateUnknown }[
    outcome
  ];
}
