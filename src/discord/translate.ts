import { randomUUID } from 'node:crypto';
import {
  ChannelType,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  type TextBasedChannel,
} from 'discord.js';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
  type ChannelId,
} from '../core/ids.ts';
import type { Question, QuestionFile, QuestionSource } from '../core/question.ts';

/** A `/ask` as a question. */
export function questionFromCommand(interaction: ChatInputCommandInteraction): Question {
  return {
    id: asQuestionId(randomUUID()),
    eventKey: `interaction-${interaction.id}`,
    replyToken: interaction.token,
    serverId: interaction.guildId === null ? undefined : asServerId(interaction.guildId),
    channelId: asChannelId(interaction.channelId),
    parentChannelId: parentOf(interaction.channel),
    messageId: undefined,
    learnerId: asLearnerId(interaction.user.id),
    text: interaction.options.getString('question', true),
    course: interaction.options.getString('course') ?? undefined,
    isPrivate:
      (interaction.options.getBoolean('private') ?? false) || isPrivatePlace(interaction.channel),
    source: 'slash',
    askedAt: interaction.createdAt,
    locale: interaction.locale,
  };
}

/** Somebody's message as the question of the person who chose `Answer this` on it. */
export function questionFromMenu(
  interaction: MessageContextMenuCommandInteraction,
  text: string,
): Question {
  return {
    id: asQuestionId(randomUUID()),
    eventKey: `interaction-${interaction.id}`,
    replyToken: interaction.token,
    serverId: interaction.guildId === null ? undefined : asServerId(interaction.guildId),
    channelId: asChannelId(interaction.channelId),
    parentChannelId: parentOf(interaction.channel),
    messageId: asMessageId(interaction.targetMessage.id),
    learnerId: asLearnerId(interaction.user.id),
    text,
    course: undefined,
    isPrivate: interaction.guildId === null || isPrivatePlace(interaction.channel),
    source: 'context-menu',
    askedAt: interaction.createdAt,
    locale: interaction.locale,
  };
}

/** What one person wrote as a question. `first` makes it unique; `anchor` is the message that is answered. */
export function questionFromMessages(
  { first, anchor }: { readonly first: Message; readonly anchor: Message },
  source: QuestionSource,
  text: string,
): Question {
  return {
    id: asQuestionId(randomUUID()),
    eventKey: `message-${first.id}`,
    serverId: anchor.guildId === null ? undefined : asServerId(anchor.guildId),
    channelId: asChannelId(anchor.channelId),
    parentChannelId: parentOf(anchor.channel),
    messageId: asMessageId(anchor.id),
    learnerId: asLearnerId(anchor.author.id),
    text,
    course: undefined,
    isPrivate: anchor.guildId === null || isPrivatePlace(anchor.channel),
    source,
    askedAt: first.createdAt,
  };
}

/** What came with a message. */
export function filesOf({ id, attachments }: Message): readonly QuestionFile[] {
  return attachments.map(({ name, url }) => ({ name, url, messageId: asMessageId(id) }));
}

/** A message's words, without the mention of the bot itself. */
export function textWithoutBot(message: Message): string {
  return message.content
    .replaceAll(new RegExp(`<@!?${message.client.user.id}>`, 'g'), ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Direct messages and private threads are for the people in them. */
function isPrivatePlace(channel: TextBasedChannel | null): boolean {
  if (channel === null) return false;
  return channel.isDMBased() || channel.type === ChannelType.PrivateThread;
}

function parentOf(channel: TextBasedChannel | null): ChannelId | undefined {
  if (channel?.isThread() !== true || channel.parentId === null) return undefined;
  return asChannelId(channel.parentId);
}
