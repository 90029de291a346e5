import type { Client } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { TakeQuestion } from '../../core/answering/take-question.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import type { Question } from '../../core/question.ts';
import { attempt } from '../failures.ts';
import { MESSAGE_LIMIT, renderTaken } from '../render/answer.ts';
import { fitAnswer } from '../render/mark.ts';
import { findAnswer, nonceOf } from './answer-burst.ts';
import { messageBody } from './message-body.ts';
import { sendAnswer } from './send-answer.ts';
import { ShownDraft } from './shown-draft.ts';

export interface ResumeCommandDeps {
  readonly client: Client;
  readonly takeQuestion: TakeQuestion;
  readonly questions: Pick<QuestionStore, 'recordReply'>;
}

/** Characters of a question that are repeated above its late answer. */
const QUOTED = 200;

/**
 * Answers a `/ask` that a kill left without an answer. Its own reply can no longer be written: a public one is
 * answered in the channel, a private one by direct message.
 */
export function makeResumeCommand({ client, takeQuestion, questions }: ResumeCommandDeps) {
  return async function resumeCommand(question: Question): Promise<void> {
    const channelId = await placeFor(client, question);
    if (channelId === undefined) return;
    const earlier = await findAnswer(client, channelId, question);
    const messageId = earlier ?? (await answer(question, channelId));
    if (messageId === undefined) return;
    await questions.recordReply(question.id, asChannelId(channelId), asMessageId(messageId));
  };

  async function answer(question: Question, channelId: string): Promise<string | undefined> {
    const rendered = renderTaken(question.id, await takeQuestion(question, { isResumed: true }));
    if (rendered === undefined) return undefined;
    const asker = `<@${question.learnerId}>`;
    const quoted = question.text.replace(/\s+/g, ' ').slice(0, QUOTED);
    const content = fitAnswer(`${asker}\n> ${quoted}\n\n${rendered.content}`, MESSAGE_LIMIT);
    const body = messageBody({ ...rendered, content }, [question.learnerId]);
    // What was written of it before the kill becomes the answer, and is not left half.
    const draft = new ShownDraft(client, async () => Promise.resolve(undefined));
    await draft.findEarlier([channelId], question);
    const finished = await draft.finish(body);
    if (finished !== undefined) return finished.messageId;
    const place = { channelId, replyToId: undefined };
    const sent = await sendAnswer(client, place, body, nonceOf(question.id));
    return sent.outcome === 'sent' ? sent.message.id : undefined;
  }
}

/** What was asked for oneself goes to the person, what was asked in the open stays in the open. */
async function placeFor(client: Client, question: Question): Promise<string | undefined> {
  if (!question.isPrivate) return question.channelId;
  const opened = await attempt(async () => client.users.createDM(question.learnerId));
  return 'ok' in opened ? opened.ok.id : undefined;
}
