import { ChannelType, ComponentType, MessageType, type Message } from 'discord.js';
import type { AnsweredQuestion, QuestionStore } from '../../core/answering/ports.ts';
import type { Hearing } from '../../core/hearing/decide.ts';
import type { Conversations } from '../../core/hearing/ports.ts';
import { CONVERSATION_MS } from '../../core/hearing/tuning.ts';
import { asChannelId, asLearnerId, asMessageId, asQuestionId, asServerId } from '../../core/ids.ts';
import type { QuestionSource } from '../../core/question.ts';
import {
  NO_SETTINGS,
  type ServerSettings,
  type SettingsStore,
} from '../../core/server-settings.ts';
import { readCustomId } from '../custom-ids.ts';
import { isStaffMember } from './staff-member.ts';

export interface ReadHeardDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly conversations: Pick<Conversations, 'findByReply' | 'turns'>;
  readonly questions: Pick<QuestionStore, 'find'>;
}

/** A message that the bot must decide about. */
export interface HeardMessage {
  readonly message: Message;
  readonly hearing: Hearing;
  readonly source: QuestionSource;
  /** The question whose answer it replies to. */
  readonly repliedTo: AnsweredQuestion | undefined;
}

/** Written by a person: no bot, no webhook, no note of Discord's own such as "pinned a message". */
export function isFromPerson(message: Message): boolean {
  const isSpoken = message.type === MessageType.Default || message.type === MessageType.Reply;
  return isSpoken && !message.author.bot && message.webhookId === null;
}

/** Finds how a message reached the bot; undefined when it is none of its business. */
export function makeReadHeard({ settings, conversations, questions }: ReadHeardDeps) {
  return async function readHeard(message: Message): Promise<HeardMessage | undefined> {
    const repliedTo = await findRepliedTo(message);
    if (message.guildId === null) {
      const hearing = { kind: 'put', isNamedInPassing: false } as const;
      return { message, hearing, source: 'direct-message', repliedTo };
    }
    if (namesBot(message)) {
      const hearing = { kind: 'put', isNamedInPassing: isInPassing(message) } as const;
      return { message, hearing, source: 'mention', repliedTo };
    }
    if (repliedTo !== undefined) {
      const isByAsker = repliedTo.question.learnerId === asLearnerId(message.author.id);
      return { message, hearing: { kind: 'reply', isByAsker }, source: 'reply', repliedTo };
    }
    const server = await settings.read(asServerId(message.guildId));
    return readUnasked(message, server);
  };

  /** What nobody put to the bot counts in help channels only, from learners, when it speaks to nobody else. */
  async function readUnasked(
    message: Message,
    server: ServerSettings = NO_SETTINGS,
  ): Promise<HeardMessage | undefined> {
    const { channel, guild } = message;
    const place = channel.isThread() ? channel.parentId : channel.id;
    if (guild === null || place === null) return undefined;
    if (!server.helpChannelIds.includes(asChannelId(place)) || speaksToOthers(message)) {
      return undefined;
    }
    if (await isStaffMember(guild, message.author.id, server.staffRoleId)) return undefined;
    const unasked = { message, repliedTo: undefined, hearing: { kind: 'unasked' } } as const;
    if (!channel.isThread()) return { ...unasked, source: 'help-channel' };
    const isPost = channel.parent?.type === ChannelType.GuildForum;
    const source = isPost ? 'forum-post' : 'help-channel';
    if (isPost && message.id === channel.id) {
      return { ...unasked, hearing: { kind: 'post' }, source };
    }
    if (await hasAskedHere(message)) {
      return { ...unasked, hearing: { kind: 'follow-up' }, source };
    }
    return isPost && channel.ownerId === message.author.id ? { ...unasked, source } : undefined;
  }

  async function findRepliedTo(message: Message): Promise<AnsweredQuestion | undefined> {
    const id = message.reference?.messageId;
    if (id === undefined) return undefined;
    const found = await conversations.findByReply(asMessageId(id));
    // Some answer back before it is written down where the answer stands: its buttons know the question.
    const named = found ?? questionNamedOn(message.channel.messages.cache.get(id));
    return typeof named === 'string' ? questions.find(asQuestionId(named)) : named;
  }

  async function hasAskedHere(message: Message): Promise<boolean> {
    const turns = await conversations.turns({
      channelId: asChannelId(message.channelId),
      learnerId: asLearnerId(message.author.id),
      since: new Date(message.createdTimestamp - CONVERSATION_MS),
      before: message.createdAt,
      limit: 1,
    });
    return turns.length > 0;
  }
}

/** `@everyone` and roles name nobody. */
function namesBot({ client, content }: Message): boolean {
  return new RegExp(`<@!?${client.user.id}>`).test(content);
}

/** Named in the middle of a sentence: perhaps only talked about. */
function isInPassing({ client, content }: Message): boolean {
  const mention = `<@!?${client.user.id}>`;
  return !new RegExp(`^\\s*${mention}|${mention}[\\s?!.]*$`).test(content);
}

/** A reply to somebody, or words that name somebody else. */
function speaksToOthers(message: Message): boolean {
  const others = message.mentions.users.filter(
    ({ id }) => id !== message.client.user.id && id !== message.author.id,
  );
  const repliesTo = message.mentions.repliedUser?.id;
  const isReplyToOther =
    message.type === MessageType.Reply &&
    repliesTo !== message.author.id &&
    repliesTo !== message.client.user.id;
  return others.size > 0 || isReplyToOther;
}

/** The id of the question whose answer a message of the bot is. */
function questionNamedOn(message: Message | undefined): string | undefined {
  if (message === undefined || message.author.id !== message.client.user.id) return undefined;
  return message.components
    .filter((row) => row.type === ComponentType.ActionRow)
    .flatMap((row) => row.components.map(({ customId }) => readCustomId(customId ?? '')))
    .find(({ name }) => name === 'ask-staff')?.args[0];
}
