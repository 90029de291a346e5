import { randomUUID } from 'node:crypto';
import type { ChatInputCommandInteraction, Message } from 'discord.js';
import { asChannelId, asLearnerId, asMessageId, asQuestionId, asServerId } from '../core/ids.ts';
import type { Question, QuestionSource } from '../core/question.ts';

/** A `/ask` as a question. */
export function questionFromCommand(interaction: ChatInputCommandInteraction): Question {
  return {
    id: asQuestionId(randomUUID()),
    eventKey: `interaction-${interaction.id}`,
    serverId: interaction.guildId === null ? undefined : asServerId(interaction.guildId),
    channelId: asChannelId(interaction.channelId),
    messageId: undefined,
    learnerId: asLearnerId(interaction.user.id),
    text: interaction.options.getString('question', true),
    course: interaction.options.getString('course') ?? undefined,
    isPrivate: interaction.options.getBoolean('private') ?? false,
    source: 'slash',
    askedAt: interaction.createdAt,
  };
}

/** A message as a question; the mention of the bot itself is left out of the text. */
export function questionFromMessage(message: Message, source: QuestionSource): Question {
  const self = message.client.user.id;
  return {
    id: asQuestionId(randomUUID()),
    eventKey: `message-${message.id}`,
    serverId: message.guildId === null ? undefined : asServerId(message.guildId),
    channelId: asChannelId(message.channelId),
    messageId: asMessageId(message.id),
    learnerId: asLearnerId(message.author.id),
    text: message.content.replaceAll(new RegExp(`<@!?${self}>`, 'g'), ' ').trim(),
    course: undefined,
    isPrivate: message.guildId === null,
    source,
    askedAt: message.createdAt,
  };
}
