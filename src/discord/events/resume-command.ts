import { Routes, type APIMessage, type Client } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { TakeQuestion } from '../../core/answering/take-question.ts';
import type { EscalateMessage } from '../../core/escalation/escalate-message.ts';
import type { FindEarlier } from '../../core/hearing/earlier-turns.ts';
import type { OwedReply } from '../../core/hearing/ports.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { Question } from '../../core/question.ts';
import { attempt } from '../failures.ts';
import { MESSAGE_LIMIT } from '../render/limits.ts';
import { fitAnswer } from '../render/mark.ts';
import { unlessReplyOver } from '../write-reply.ts';
import { findAnswer, nonceOf } from './answer-burst.ts';
import { messageBody } from './message-body.ts';
import { makeOwedMessage, type OwedMessage } from './owed-message.ts';
import { sendAnswer } from './send-answer.ts';
import { ShownDraft, type MessagePlace } from './shown-draft.ts';

export interface ResumeCommandDeps {
  readonly client: Client;
  readonly takeQuestion: TakeQuestion;
  readonly escalateMessage: EscalateMessage;
  readonly questions: Pick<QuestionStore, 'recordReply' | 'dropReplyToken'>;
  readonly findEarlier: FindEarlier;
  readonly log: Log;
}

/** Characters of a question that are repeated above its late answer. */
const QUOTED = 200;

/** Answers a command whose own reply was not written. @throws DiscordUnavailable when it may succeed later */
export type ResumeCommand = (owed: OwedReply) => Promise<void>;

/**
 * Answers a command that a kill or an outage left without an answer: in its own reply, as long as Discord takes that.
 * Then what stood in the open is answered in the channel, and what was for one person alone by direct message.
 */
export function makeResumeCommand(deps: ResumeCommandDeps): ResumeCommand {
  const { client, questions, log } = deps;
  const owedMessage = makeOwedMessage(deps);

  return async function resumeCommand(owed) {
    const { question } = owed;
    if (await completeReply(owed)) return;
    const sent = await answerAnew(owed);
    if (sent === undefined) {
      log.warn({ questionId: question.id }, 'command answered nowhere');
      await questions.dropReplyToken(question.id);
    } else await settle(owed, sent);
  };

  /** Done twice, the reply says the same. */
  async function completeReply(owed: OwedReply): Promise<boolean> {
    const { application } = client;
    if (owed.token === undefined || application === null) return false;
    const route = Routes.webhookMessage(application.id, owed.token);
    // Asked before anything is thought about: not each look in an outage shall cost an answer.
    if (!(await isTaken(async () => client.rest.get(route, { auth: false })))) return false;
    const body = messageBody(await owedMessage(owed, 'reply'));
    const edited = await isTaken(async () => client.rest.patch(route, { body, auth: false }));
    if (edited === undefined) return false;
    // SAFETY: Discord's documented answer to this request.
    const { channel_id: channelId, id: messageId } = edited as APIMessage;
    // What its chooser alone sees is no place where anything can be written later.
    if (owed.question.source === 'context-menu') await questions.dropReplyToken(owed.question.id);
    else await settle(owed, { channelId, messageId });
    return true;
  }

  async function answerAnew(owed: OwedReply): Promise<MessagePlace | undefined> {
    const { question, escalatedBy } = owed;
    const channelId = await placeFor(client, owed);
    if (channelId === undefined) return undefined;
    const earlier = await findAnswer(client, channelId, question);
    if (earlier !== undefined) return { channelId, messageId: earlier };
    const to = escalatedBy ?? question.learnerId;
    const body = messageBody(quoting(question, to, await owedMessage(owed, 'message')), [to]);
    // What was written of it before the kill becomes the answer, and is not left half.
    const draft = new ShownDraft(client, async () => Promise.resolve(undefined));
    await draft.findEarlier([channelId], question);
    const finished = await draft.finish(body);
    if (finished !== undefined) return finished;
    const place = { channelId, replyToId: undefined };
    const sent = await sendAnswer(client, place, body, nonceOf(question.id));
    return sent.outcome === 'sent' ? { channelId, messageId: sent.message.id } : undefined;
  }

  async function settle(
    { question, escalatedBy }: OwedReply,
    { channelId, messageId }: MessagePlace,
  ): Promise<void> {
    // What is told of an escalation is no answer to it.
    if (escalatedBy !== undefined) await questions.dropReplyToken(question.id);
    else await questions.recordReply(question.id, asChannelId(channelId), asMessageId(messageId));
  }
}

/** What Discord gave; undefined when the reply is over, or gone. @throws DiscordUnavailable */
async function isTaken(request: () => Promise<unknown>): Promise<unknown> {
  const made = await attempt(async () => request().catch(unlessReplyOver));
  return 'ok' in made ? made.ok : undefined;
}

/** It may stand far below what was asked. */
function quoting({ text }: Question, asker: string, message: OwedMessage): OwedMessage {
  const quoted = text.replace(/\s+/g, ' ').slice(0, QUOTED);
  const content = fitAnswer(`<@${asker}>\n> ${quoted}\n\n${message.content}`, MESSAGE_LIMIT);
  return { ...message, content };
}

/** What was asked for oneself goes to the person, what was asked in the open stays in the open. */
async function placeFor(
  client: Client,
  { question, escalatedBy }: OwedReply,
): Promise<string | undefined> {
  const isForOne = question.isPrivate || question.source === 'context-menu';
  if (!isForOne) return question.channelId;
  const to = escalatedBy ?? question.learnerId;
  const opened = await attempt(async () => client.users.createDM(to));
  return 'ok' in opened ? opened.ok.id : undefined;
}
