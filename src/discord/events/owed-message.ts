import { MessageFlags, type Client } from 'discord.js';
import type { TakeQuestion } from '../../core/answering/take-question.ts';
import type { EscalateMessage } from '../../core/escalation/escalate-message.ts';
import type { FindEarlier } from '../../core/hearing/earlier-turns.ts';
import type { OwedReply } from '../../core/hearing/ports.ts';
import type { LearnerId } from '../../core/ids.ts';
import type { Question } from '../../core/question.ts';
import { unreadNotes } from '../attachments/read-attachments.ts';
import { readAfterAll } from '../attachments/read-later.ts';
import { renderTaken, type AnswerMessage } from '../render/answer.ts';
import { escalatedMessage } from '../render/escalated-message.ts';
import { withNotes } from '../render/mark.ts';
import { shareRow } from '../render/share-row.ts';
import { textsFor } from '../render/texts.ts';

export interface OwedMessageDeps {
  readonly client: Client;
  readonly takeQuestion: TakeQuestion;
  readonly escalateMessage: EscalateMessage;
  readonly findEarlier: FindEarlier;
}

/** What is owed, in words. */
export type OwedMessage = Pick<AnswerMessage, 'content' | 'components' | 'flags'>;

/** Does what a command asked for, as far as it is not done, and says it as the command would have. */
export function makeOwedMessage(deps: OwedMessageDeps) {
  const { client, takeQuestion, escalateMessage, findEarlier } = deps;

  return async function owedMessage(
    { question, escalatedBy }: OwedReply,
    into: 'reply' | 'message',
  ): Promise<OwedMessage> {
    if (escalatedBy !== undefined) return escalated(question, escalatedBy);
    const { rest, unread } = await restOf(question);
    const taken = await takeQuestion(question, { isResumed: true, ...rest });
    const texts = textsFor(question.locale);
    const answer = renderTaken(question.id, taken, texts);
    if (answer === undefined) throw new TypeError('a resumed question is never seen before');
    // What stands in a message of its own in the direct messages is shared with nobody.
    const isOwn = into === 'reply' && question.source === 'context-menu' && !question.isPrivate;
    const share = isOwn && taken.outcome === 'judged' ? [shareRow(question.id, texts)] : [];
    const components = [...answer.components, ...share];
    return withNotes({ ...answer, components }, unreadNotes(unread(), texts));
  };

  async function escalated(question: Question, by: LearnerId): Promise<OwedMessage> {
    const { id, serverId, messageId, learnerId } = question;
    const texts = textsFor(question.locale);
    const result =
      serverId === undefined || messageId === undefined
        ? ({ outcome: 'unknown-question' } as const)
        : await escalateMessage({
            question: { ...question, messageId },
            by,
            serverId,
            circumstances: { isResumed: true, ...(await restOf(question)).rest },
          });
    const content = escalatedMessage(result, { question: id, learnerId, by }, texts);
    return { content, components: [], flags: MessageFlags.SuppressEmbeds };
  }

  /** Files that nobody came to read are read now: Discord keeps them for longer than an answer is owed. */
  async function restOf(question: Question) {
    const isOfAnother = question.source === 'context-menu';
    const { earlier } = isOfAnother ? { earlier: [] } : await findEarlier(question);
    const later = readAfterAll(question, client.rest.options.api);
    if (later === undefined) return { rest: { earlier }, unread: () => [] };
    const readRest = async () => ({
      question: { ...question, text: await later.readText() },
      earlier,
    });
    return { rest: { earlier, readRest }, unread: later.unread };
  }
}
