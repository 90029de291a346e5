import { Routes, type APIMessage, type Client, type Message } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type {
  TakeQuestion,
  TakenQuestion,
  WeighQuestion,
} from '../../core/answering/take-question.ts';
import type { Conversations } from '../../core/hearing/ports.ts';
import { threadName } from '../../core/hearing/thread-name.ts';
import { asChannelId, asMessageId, type QuestionId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { Question } from '../../core/question.ts';
import type { Unread } from '../attachments/read-attachments.ts';
import { unreadNotes } from '../attachments/read-attachments.ts';
import { ownId } from '../desk/channels.ts';
import { findOwnMessage } from '../desk/own-messages.ts';
import { attempt } from '../failures.ts';
import { renderTaken } from '../render/answer.ts';
import { withNotes } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';
import { messageBody } from './message-body.ts';
import { openThreadOn, sendAnswer, type AnswerPlace } from './send-answer.ts';
import { ShownDraft, isDraft } from './shown-draft.ts';
import { followDraft } from '../follow-draft.ts';
import type { Standing } from './watched-burst.ts';
import type { WritingStops } from '../writing-stops.ts';
import { showTyping } from './typing.ts';

export interface AnswerBurstDeps {
  readonly takeQuestion: TakeQuestion;
  readonly weighQuestion: WeighQuestion;
  readonly questions: Pick<QuestionStore, 'find' | 'recordReply'>;
  readonly conversations: Pick<Conversations, 'findByEvent'>;
  readonly stops: WritingStops;
  readonly log: Log;
}

/** A question as it was heard, and how it is to be answered. */
export interface HeardQuestion {
  readonly question: Question;
  /** The message that is answered. */
  readonly anchor: Message;
  readonly unread: readonly Unread[];
  readonly earlier: readonly string[];
  /** Perhaps no question: answered only when the notes hold an answer. */
  readonly onlyWhenAnswered: boolean;
  /** Whether it was put to the bot: who did not call it is not told to wait. */
  readonly isAddressed: boolean;
  readonly into: 'reply' | 'thread' | 'here';
  /** Staff are never held up. */
  readonly isStaff: boolean;
  /** What became of its messages since they were read. */
  readonly standing: () => Standing;
}

/** What became of a heard question; `edited` when it is another one by now, and not answered yet. */
export type AnsweredBurst =
  'answered' | 'answered-before' | 'silent' | 'edited' | 'withdrawn' | 'not-sent';

/** Answers a heard question once: neither a repeated event nor a kill in the middle makes two answers, or none. */
export function makeAnswerBurst(deps: AnswerBurstDeps) {
  const { conversations, questions, takeQuestion, weighQuestion, stops, log } = deps;

  return async function answerBurst(heard: HeardQuestion): Promise<AnsweredBurst> {
    const { anchor } = heard;
    const known = await conversations.findByEvent(heard.question.eventKey);
    if (known?.reply !== undefined) return 'answered-before';
    const question = known === undefined ? heard.question : asItStands(known.question, heard);
    if (known !== undefined && (await recoverSent(question, anchor))) return 'answered-before';
    if (heard.onlyWhenAnswered && known === undefined) {
      const verdict = await weighQuestion(question, heard.earlier);
      if (verdict.outcome !== 'answered') return 'silent';
    }
    const { earlier, isStaff } = heard;
    const isResumed = known !== undefined;
    const shown = new ShownDraft(anchor.client, async () => placeFor({ ...heard, question }));
    if (isResumed) await shown.findEarlier([anchor.id, anchor.channelId], question);
    const texts = textsFor(anchor.guild?.preferredLocale);
    const draft = followDraft(question, { stops, texts }, async (message) =>
      shown.show(message, question),
    );
    const onTaken = () => void showTyping(anchor.client, anchor.channelId);
    // What was recorded before may have been edited since.
    const readRest = isResumed ? async () => Promise.resolve({ question, earlier }) : undefined;
    const circumstances = { earlier, isResumed, isStaff, onTaken, readRest, ...draft };
    const standing = heard.standing();
    if (standing !== 'as-read') return standing;
    const taken = await takeQuestion(question, circumstances).finally(draft.end);
    if (taken.outcome === 'wait' && !heard.isAddressed) return 'silent';
    // "Please wait" is no subject for a thread.
    const into = taken.outcome === 'wait' ? 'reply' : heard.into;
    return send({ ...heard, question, into }, taken, shown);
  };

  async function send(
    heard: HeardQuestion,
    taken: TakenQuestion,
    shown: ShownDraft,
  ): Promise<AnsweredBurst> {
    const { question, anchor, unread } = heard;
    const standing = heard.standing();
    if (standing === 'withdrawn') await shown.remove();
    if (standing !== 'as-read') return standing;
    const texts = textsFor(anchor.guild?.preferredLocale);
    const answer = renderTaken(question.id, taken, texts);
    if (answer === undefined) return 'answered-before';
    const body = messageBody(withNotes(answer, unreadNotes(unread, texts)));
    const finished = await shown.finish(body);
    if (finished !== undefined) {
      await record(heard, finished.channelId, finished.messageId);
      return 'answered';
    }
    const place = await placeFor(heard);
    if (place === undefined) return 'withdrawn';
    const sent = await sendAnswer(anchor.client, place, body, nonceOf(question.id));
    if (sent.outcome === 'not-sent') {
      log.warn({ questionId: question.id, ...place, code: sent.code }, 'answer not sent');
      return 'not-sent';
    }
    await record(heard, sent.message.channel_id, sent.message.id);
    return 'answered';
  }

  async function placeFor({
    question,
    anchor,
    into,
  }: HeardQuestion): Promise<AnswerPlace | undefined> {
    const { client, channelId, id } = anchor;
    if (into === 'here') return { channelId, replyToId: undefined };
    if (into === 'reply') return { channelId, replyToId: id };
    const name = threadName(question.text);
    const thread = await openThreadOn(client, { channelId, messageId: id }, name);
    if (thread.outcome === 'message-gone') return undefined;
    if (thread.outcome === 'open') return { channelId: thread.threadId, replyToId: undefined };
    log.warn({ channelId, code: thread.code }, 'no thread for the answer');
    return { channelId, replyToId: id };
  }

  /** After a kill the answer may stand there although nobody wrote down that it was sent. */
  async function recoverSent(question: Question, anchor: Message): Promise<boolean> {
    for (const channelId of [anchor.id, anchor.channelId]) {
      const found = await findAnswer(anchor.client, channelId, question);
      if (found === undefined) continue;
      await record({ question, anchor }, channelId, found);
      return true;
    }
    return false;
  }

  async function record(
    { question, anchor }: Pick<HeardQuestion, 'question' | 'anchor'>,
    channelId: string,
    messageId: string,
  ): Promise<void> {
    await questions.recordReply(question.id, asChannelId(channelId), asMessageId(messageId));
    if ((await questions.find(question.id)) !== undefined) return;
    // Its message was deleted while it was being answered: nobody wants the answer any more.
    await attempt(async () =>
      anchor.client.rest.delete(Routes.channelMessage(channelId, messageId)),
    );
  }
}

export type AnswerBurst = ReturnType<typeof makeAnswerBurst>;

/** A question that is recorded, in the words that its messages say now. */
function asItStands(known: Question, { question: { text, parts } }: HeardQuestion): Question {
  return { ...known, text, parts };
}

/** The message in a channel that answers a question, recognised by the ids of its buttons. */
export async function findAnswer(
  client: Client,
  channelId: string,
  { id, askedAt }: Question,
): Promise<string | undefined> {
  // A message that is still being written is no answer yet.
  const search = { mark: id, since: askedAt, fits: (message: APIMessage) => !isDraft(message) };
  const found = await attempt(async () =>
    findOwnMessage(client.rest, ownId(client), channelId, search),
  );
  return 'ok' in found ? found.ok?.id : undefined;
}

/** Discord takes at most 25 characters: sent twice within minutes, the message appears once. */
export function nonceOf(question: QuestionId): string {
  return question.replaceAll('-', '').slice(0, 25);
}
