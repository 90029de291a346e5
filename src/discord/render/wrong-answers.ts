import { ButtonStyle, ComponentType, escapeMarkdown, type APIButtonComponent } from 'discord.js';
import type { ServerId } from '../../core/ids.ts';
import type { WrongAnswer } from '../../core/insights/ports.ts';
import { writeCustomId } from '../custom-ids.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { insightTexts as texts } from './insight-texts.ts';
import { MESSAGE_LIMIT } from './limits.ts';
import { oneLine } from './quote.ts';

/** Characters. */
const TITLE_LIMIT = 60;
const QUESTION_LIMIT = 80;
const REASON_LIMIT = 100;

/** Shows which answers were judged wrong. */
export const wrongAnswersButton: APIButtonComponent = {
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: texts.wrongAnswers,
  custom_id: writeCustomId('wrong-answers'),
};

/** Each on a line: which document, what was asked, where the answer stands, and why it is wrong. */
export function renderWrongAnswers(serverId: ServerId, answers: readonly WrongAnswer[]) {
  const lines = answers.map((answer) => `- ${partsOf(serverId, answer).join(' · ')}`);
  const content = lines.length === 0 ? texts.noWrong : [texts.wrongHeading, ...lines].join('\n');
  return { content: fitMarkdown(content, MESSAGE_LIMIT), allowedMentions: { parse: [] } };
}

function partsOf(
  serverId: ServerId,
  { title, asked, shown, number, reason }: WrongAnswer,
): readonly string[] {
  const said = (words: string, limit: number) => escapeMarkdown(oneLine(words, limit));
  const link =
    shown && `https://discord.com/channels/${serverId}/${shown.channelId}/${shown.messageId}`;
  return [
    `**${said(title, TITLE_LIMIT)}**`,
    asked === undefined ? texts.askedPrivately : `“${said(asked, QUESTION_LIMIT)}”`,
    ...(link === undefined ? [] : [texts.theAnswer(link)]),
    ...(number === undefined ? [] : [`#${number}`]),
    ...(reason === undefined ? [] : [said(reason, REASON_LIMIT)]),
  ];
}
