import { MESSAGE_LIMIT } from './limits.ts';
import {
  MessageFlags,
  time,
  TimestampStyles,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import { firstWordsOffered } from '../../core/answering/first-words.ts';
import type { TakenQuestion } from '../../core/answering/take-question.ts';
import { missingFactOf, type MissingFact } from '../../core/answering/vague-call.ts';
import type { QuestionId } from '../../core/ids.ts';
import { isSameOutput } from '../../core/knowledge/answer-known-output.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { Verdict } from '../../core/verdict.ts';
import { answerRow, type AnswerButton } from './answer-buttons.ts';
import { renderChoices } from './choices.ts';
import { renderCitation } from './citation.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { readableAnswer } from './readable-answer.ts';
import { texts as english, type Texts } from './texts.ts';

/** More sources than this make an answer longer without making it surer. */
const SHOWN_SOURCES = 3;
const NEAREST_TITLES = 4;
const CHOICES = 5;
/** Characters kept for what is said above the choices, and for a line that is added below. */
const CHOICES_BESIDES = 400;

/** What is sent or edited in for an answer. */
export interface AnswerMessage {
  readonly content: string;
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  /** No previews of the cited pages: they would bury the answer. */
  readonly flags: MessageFlags.SuppressEmbeds;
  readonly allowedMentions: { readonly parse: readonly never[] };
}

/** One message for a verdict: what was found first, then where it comes from, then how sure; never over the limit. */
export function renderVerdict(
  question: QuestionId,
  verdict: Verdict,
  texts: Texts = english,
): AnswerMessage {
  const missing = missingFactOf(verdict.signals);
  if (missing !== undefined) return renderAskBack(question, verdict, missing, texts);
  switch (verdict.outcome) {
    case 'answered':
      return renderAnswered(question, verdict, texts);
    case 'unsure': {
      const choices = renderChoices(verdict, CHOICES, texts, MESSAGE_LIMIT - CHOICES_BESIDES);
      return message(question, withTail(texts.perhaps, choices).content, texts, [
        'ask-staff',
        'solved',
        ...moreThan(CHOICES, verdict),
        ...sectionsOf(verdict),
      ]);
    }
    case 'unknown': {
      const room = MESSAGE_LIMIT - CHOICES_BESIDES;
      const nearest = renderChoices(verdict, NEAREST_TITLES, texts, room);
      const tail = nearest === '' ? '' : `${texts.nearest}\n${nearest}`;
      return message(question, withTail(texts.notFound, tail).content, texts, [
        'ask-staff',
        'solved',
        ...moreThan(NEAREST_TITLES, verdict),
        ...sectionsOf(verdict),
      ]);
    }
    default:
      return unreachable(verdict);
  }
}

/** What is sent for a question that was taken; undefined when the same event was answered before. */
export function renderTaken(
  question: QuestionId,
  taken: TakenQuestion,
  texts: Texts = english,
): AnswerMessage | undefined {
  switch (taken.outcome) {
    case 'judged':
      return renderVerdict(question, taken.verdict, texts);
    case 'search-failed':
      return renderSearchFailed(question, texts);
    case 'seen-before':
      return undefined;
    case 'wait':
      return renderWait(taken, texts);
    default:
      return unreachable(taken);
  }
}

/** One short question, and the known issues by whose symptoms the learner may know theirs. */
function renderAskBack(
  question: QuestionId,
  verdict: Verdict,
  missing: MissingFact,
  texts: Texts,
): AnswerMessage {
  const asked = missing === 'message' ? texts.askMessage : texts.askPlaceAndMessage;
  const issues = renderChoices(verdict, CHOICES, texts, MESSAGE_LIMIT - CHOICES_BESIDES);
  const tail = issues === '' ? '' : `${texts.perhapsIssue}\n${issues}`;
  return message(question, withTail(asked, tail).content, texts, [
    'ask-staff',
    'solved',
    ...sectionsOf(verdict),
  ]);
}

/** What is said when the notes could not be searched at all: a person is still one click away. */
function renderSearchFailed(question: QuestionId, texts: Texts = english): AnswerMessage {
  return message(question, texts.searchFailed, texts, ['ask-staff']);
}

/** Told kindly, with the moment from which one may ask again. */
function renderWait(
  taken: Extract<TakenQuestion, { outcome: 'wait' }>,
  texts: Texts,
): AnswerMessage {
  const again = time(taken.until, TimestampStyles.RelativeTime);
  const content = taken.whose === 'learner' ? texts.slowDown(again) : texts.serverBusy(again);
  return plainMessage(content, []);
}

type Answered = Extract<Verdict, { outcome: 'answered' }>;

function renderAnswered(question: QuestionId, verdict: Answered, texts: Texts): AnswerMessage {
  const tail = [
    sourceList(verdict.citations.slice(0, SHOWN_SOURCES), texts),
    `-# ${howSure(verdict, texts)}`,
  ].join('\n');
  const said = readableAnswer(verdict.text, texts);
  const body = verdict.isGraded === true ? `${texts.gradedNote}\n\n${said}` : said;
  const { content, isCut } = withTail(body, tail);
  return message(question, content, texts, [
    'solved',
    'ask-staff',
    ...moreThan(SHOWN_SOURCES, verdict),
    ...(isCut || verdict.isShortened === true ? (['show-all'] as const) : []),
    'not-helpful',
  ]);
}

function howSure({ confidence, signals }: Answered, texts: Texts): string {
  const percent = texts.confidence(Math.round(confidence * 100));
  return isSameOutput(signals) ? `${percent} · ${texts.sameOutput}` : percent;
}

function moreThan(shown: number, { citations }: Verdict): readonly AnswerButton[] {
  return citations.length > shown ? ['more-sources'] : [];
}

/** What is near enough to be quoted can be read in full: not every note has an address that opens. */
function sectionsOf(verdict: Verdict): readonly AnswerButton[] {
  return firstWordsOffered(verdict).length > 0 ? ['show-all'] : [];
}

function message(
  question: QuestionId,
  content: string,
  texts: Texts,
  buttons: readonly AnswerButton[],
): AnswerMessage {
  return plainMessage(content, [answerRow(question, buttons, texts)]);
}

function plainMessage(content: string, components: AnswerMessage['components']): AnswerMessage {
  return {
    content,
    components,
    flags: MessageFlags.SuppressEmbeds,
    allowedMentions: { parse: [] },
  };
}

/** Body and tail with an empty line between; the body gives way, the sources stay. */
function withTail(body: string, tail: string): { content: string; isCut: boolean } {
  const room = tail === '' ? MESSAGE_LIMIT : MESSAGE_LIMIT - tail.length - 2;
  const shown = fitMarkdown(body, room);
  return { content: tail === '' ? shown : `${shown}\n\n${tail}`, isCut: shown !== body };
}

function sourceList(citations: Verdict['citations'], texts: Texts): string {
  return [
    `**${texts.sources}**`,
    ...citations.map((citation, index) => `${index + 1}. ${renderCitation(citation, texts)}`),
  ].join('\n');
}
