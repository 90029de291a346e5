import { Routes, type APIMessage, type Client } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { TakeQuestion } from '../../core/answering/take-question.ts';
import type { Clock } from '../../core/clock.ts';
import { filesNeverRead } from '../../core/hearing/attached-text.ts';
import { makeFindEarlier } from '../../core/hearing/earlier-turns.ts';
import type { Conversations } from '../../core/hearing/ports.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import type { Question } from '../../core/question.ts';
import { attempt } from '../failures.ts';
import { renderTaken, type AnswerMessage } from '../render/answer.ts';
import { MESSAGE_LIMIT } from '../render/limits.ts';
import { fitAnswer, withNotes } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';
import { findAnswer, nonceOf } from './answer-burst.ts';
import { messageBody } from './message-body.ts';
import { unlessReplyOver } from '../write-reply.ts';
import { sendAnswer } from './send-answer.ts';
import { ShownDraft } from './shown-draft.ts';

export interface ResumeCommandDeps {
  readonly client: Client;
  readonly takeQuestion: TakeQuestion;
  readonly questions: Pick<QuestionStore, 'recordReply'>;
  readonly conversations: Pick<Conversations, 'replyToken' | 'turns'>;
  readonly clock: Clock;
}

/** Characters of a question that are repeated above its late answer. */
const QUOTED = 200;

interface Sent {
  readonly channelId: string;
  readonly messageId: string;
}

/** Answers a command whose own reply was not written. */
export type ResumeCommand = ReturnType<typeof makeResumeCommand>;

/**
 * Answers a command that a kill or an outage left without an answer: in its own reply, as long as Discord takes that. Then a
 * public one is answered in the channel, a private one by direct message, and what was for the chooser alone is not.
 */
export function makeResumeCommand(deps: ResumeCommandDeps) {
  const { client, takeQuestion, questions, conversations, clock } = deps;
  const findEarlier = makeFindEarlier({ conversations });

  return async function resumeCommand(question: Question): Promise<void> {
    const sent = (await completeReply(question)) ?? (await answerAnew(question));
    if (sent === undefined) return;
    const { channelId, messageId } = sent;
    await questions.recordReply(question.id, asChannelId(channelId), asMessageId(messageId));
  };

  /** Done twice, the reply says the same. */
  async function completeReply(question: Question): Promise<Sent | undefined> {
    const { application } = client;
    const token = await conversations.replyToken(question.id, clock());
    if (token === undefined || application === null) return undefined;
    const rendered = await answer(question);
    if (rendered === undefined) return undefined;
    const body = messageBody(rendered);
    const route = Routes.webhookMessage(application.id, token);
    const edited = await attempt(async () =>
      client.rest.patch(route, { body, auth: false }).catch(unlessReplyOver),
    );
    if ('failed' in edited || edited.ok === undefined) return undefined;
    // SAFETY: Discord's documented answer to this request.
    const { channel_id: channelId, id: messageId } = edited.ok as APIMessage;
    return { channelId, messageId };
  }

  async function answerAnew(question: Question): Promise<Sent | undefined> {
    const channelId = await placeFor(client, question);
    if (channelId === undefined) return undefined;
    const earlier = await findAnswer(client, channelId, question);
    if (earlier !== undefined) return { channelId, messageId: earlier };
    const rendered = await answer(question);
    if (rendered === undefined) return undefined;
    const asker = `<@${question.learnerId}>`;
    const quoted = question.text.replace(/\s+/g, ' ').slice(0, QUOTED);
    const content = fitAnswer(`${asker}\n> ${quoted}\n\n${rendered.content}`, MESSAGE_LIMIT);
    const body = messageBody({ ...rendered, content }, [question.learnerId]);
    // What was written of it before the kill becomes the answer, and is not left half.
    const draft = new ShownDraft(client, async () => Promise.resolve(undefined));
    await draft.findEarlier([channelId], question);
    const finished = await draft.finish(body);
    if (finished !== undefined) return finished;
    const place = { channelId, replyToId: undefined };
    const sent = await sendAnswer(client, place, body, nonceOf(question.id));
    return sent.outcome === 'sent' ? { channelId, messageId: sent.message.id } : undefined;
  }

  async function answer(question: Question): Promise<AnswerMessage | undefined> {
    const { earlier } = await findEarlier(question);
    const taken = await takeQuestion(question, { earlier, isResumed: true });
    const texts = textsFor(question.locale);
    const rendered = renderTaken(question.id, taken, texts);
    const unread = filesNeverRead(question.text).map((name) => texts.cannotReadFile(`\`${name}\``));
    return rendered === undefined ? undefined : withNotes(rendered, unread);
  }
}

/** What was asked for oneself goes to the person, what was asked in the open stays in the open. */
async function placeFor(client: Client, question: Question): Promise<string | undefined> {
  if (question.source === 'context-menu') return undefined;
  if (!question.isPrivate) return question.channelId;
  const opened = await attempt(async () => client.users.createDM(question.learnerId));
  return 'ok' in opened ? opened.ok.id : undefined;
}
