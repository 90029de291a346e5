import { MessageType, type Message } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { TakeQuestion } from '../../core/answering/take-question.ts';
import { asChannelId, asMessageId, type QuestionId } from '../../core/ids.ts';
import type { QuestionSource } from '../../core/question.ts';
import { renderTaken } from '../render/answer.ts';
import { texts } from '../render/texts.ts';
import { questionFromMessage } from '../translate.ts';

export interface MessageCreateDeps {
  readonly takeQuestion: TakeQuestion;
  readonly questions: Pick<QuestionStore, 'recordReply'>;
  /** Takes a message that belongs to an escalation to the other side; `not-ours` for every other message. */
  readonly relayMessage: (message: Message) => Promise<'relayed' | 'not-ours'>;
}

/** What learners and staff write: relayed when it belongs to an escalation, answered when it is put to the bot. */
export function makeOnMessageCreate({ takeQuestion, questions, relayMessage }: MessageCreateDeps) {
  return async function onMessageCreate(message: Message): Promise<void> {
    if (!isFromPerson(message)) return;
    if ((await relayMessage(message)) === 'relayed') return;
    const source = addressedAs(message);
    if (source === undefined) return;
    const question = questionFromMessage(message, source);
    if (question.text === '') {
      await message.reply({ content: texts.emptyQuestion });
      return;
    }
    const answer = renderTaken(question.id, await takeQuestion(question));
    if (answer === undefined) return;
    const sent = await message.reply({
      ...answer,
      nonce: nonceOf(question.id),
      enforceNonce: true,
    });
    await questions.recordReply(question.id, asChannelId(sent.channelId), asMessageId(sent.id));
  };
}

function isFromPerson(message: Message): boolean {
  const isSpoken = message.type === MessageType.Default || message.type === MessageType.Reply;
  return isSpoken && !message.author.bot && message.webhookId === null;
}

/** Whether a message is put to the bot: written to it directly, or naming it. `@everyone` and roles name nobody. */
function addressedAs(message: Message): QuestionSource | undefined {
  if (message.guildId === null) return 'direct-message';
  const self = message.client.user.id;
  if (new RegExp(`<@!?${self}>`).test(message.content)) return 'mention';
  return undefined;
}

/** Discord takes at most 25 characters: sent twice within minutes, the message appears once. */
function nonceOf(question: QuestionId): string {
  return question.replaceAll('-', '').slice(0, 25);
}
