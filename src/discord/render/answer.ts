import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import type { TakenQuestion } from '../../core/answering/take-question.ts';
import type { QuestionId } from '../../core/ids.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { Verdict } from '../../core/verdict.ts';
import { writeCustomId } from '../custom-ids.ts';
import { renderCitation } from './citation.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { readableMath } from './readable-math.ts';
import { readableTables } from './readable-tables.ts';
import { texts } from './texts.ts';

/** Discord's limit for the content of one message, in characters. */
export const MESSAGE_LIMIT = 2000;
/** More sources than this make an answer longer without making it surer. */
const SHOWN_SOURCES = 3;
const NEAREST_TITLES = 2;
const CHOICES = 5;

/** What is sent or edited in for an answer. */
export interface AnswerMessage {
  readonly content: string;
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  /** No previews of the cited pages: they would bury the answer. */
  readonly flags: MessageFlags.SuppressEmbeds;
  readonly allowedMentions: { readonly parse: readonly never[] };
}

/** One message for a verdict: what was found first, then where it comes from, then how sure; never over the limit. */
export function renderVerdict(question: QuestionId, verdict: Verdict): AnswerMessage {
  switch (verdict.outcome) {
    case 'answered': {
      const tail = [
        sourceList(verdict.citations.slice(0, SHOWN_SOURCES)),
        howSure(verdict.confidence),
      ].join('\n');
      return message(withTail(readableTables(readableMath(verdict.text)), tail), [
        solvedButton(question),
        staffButton(question, false),
      ]);
    }
    case 'unsure':
      return message(withTail(texts.perhaps, titleList(verdict.citations.slice(0, CHOICES))), [
        staffButton(question, true),
        solvedButton(question),
      ]);
    case 'unknown': {
      const nearest = verdict.citations.slice(0, NEAREST_TITLES);
      const tail = nearest.length === 0 ? '' : `${texts.nearest}\n${titleList(nearest)}`;
      return message(withTail(texts.notFound, tail), [
        staffButton(question, true),
        solvedButton(question),
      ]);
    }
    default:
      return unreachable(verdict);
  }
}

/** What is sent for a question that was taken; undefined when the same event was answered before. */
export function renderTaken(question: QuestionId, taken: TakenQuestion): AnswerMessage | undefined {
  switch (taken.outcome) {
    case 'judged':
      return renderVerdict(question, taken.verdict);
    case 'search-failed':
      return renderSearchFailed(question);
    case 'seen-before':
      return undefined;
    default:
      return unreachable(taken);
  }
}

/** What is said when the notes could not be searched at all: a person is still one click away. */
export function renderSearchFailed(question: QuestionId): AnswerMessage {
  return message(texts.searchFailed, [staffButton(question, true)]);
}

function message(content: string, buttons: readonly APIButtonComponent[]): AnswerMessage {
  return {
    content,
    components: [{ type: ComponentType.ActionRow, components: [...buttons] }],
    flags: MessageFlags.SuppressEmbeds,
    allowedMentions: { parse: [] },
  };
}

/** Body and tail with an empty line between; the body gives way, the sources stay. */
function withTail(body: string, tail: string): string {
  if (tail === '') return fitMarkdown(body, MESSAGE_LIMIT);
  return `${fitMarkdown(body, MESSAGE_LIMIT - tail.length - 2)}\n\n${tail}`;
}

function sourceList(citations: Verdict['citations']): string {
  return [
    `**${texts.sources}**`,
    ...citations.map((citation, index) => `${index + 1}. ${renderCitation(citation)}`),
  ].join('\n');
}

function titleList(citations: Verdict['citations']): string {
  return citations.map((citation) => `- ${renderCitation(citation)}`).join('\n');
}

function howSure(confidence: number): string {
  return `-# ${texts.confidence(Math.round(confidence * 100))}`;
}

function solvedButton(question: QuestionId): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Success,
    label: 'That solved it',
    custom_id: writeCustomId('solved', question),
  };
}

function staffButton(question: QuestionId, isFirst: boolean): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: isFirst ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: 'Ask staff',
    custom_id: writeCustomId('ask-staff', question),
  };
}
