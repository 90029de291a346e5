import type { Message } from 'discord.js';
import { decide, type Hearing } from '../../core/hearing/decide.ts';
import { burstText, type Said } from '../../core/hearing/burst-text.ts';
import { earlierFor } from '../../core/hearing/follow-up.ts';
import { helpProbability } from '../../core/hearing/gate.ts';
import type { Conversations } from '../../core/hearing/ports.ts';
import { searchTextOf } from '../../core/hearing/question-parts.ts';
import { CONVERSATION_MS, EARLIER_TURNS, SAME_SUBJECT_MS } from '../../core/hearing/tuning.ts';
import { asChannelId, asLearnerId, asMessageId, asServerId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { readAttachments, unreadNotes } from '../attachments/read-attachments.ts';
import { attempt } from '../failures.ts';
import { textsFor } from '../render/texts.ts';
import { filesOf, questionFromMessages, textWithoutBot } from '../translate.ts';
import type { AnswerBurst, AnsweredBurst, HeardQuestion } from './answer-burst.ts';
import { isFromPerson, type HeardMessage } from './heard-message.ts';
import { othersJoined, standingOf } from './other-hands.ts';
import { sendAnswer } from './send-answer.ts';
import { isStaffMember } from './staff-member.ts';
import type { WatchedBurst } from './watched-burst.ts';

export interface HandleBurstDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly conversations: Pick<
    Conversations,
    'turns' | 'findByReply' | 'findByEvent' | 'staffReplied'
  >;
  readonly answerBurst: AnswerBurst;
  readonly log: Log;
}

/** Of the ways in which a burst's messages reached the bot, the most direct one counts. */
const DIRECTNESS: readonly Hearing['kind'][] = ['put', 'reply', 'follow-up', 'post', 'unasked'];

/** Decides about one person's burst and answers it when that is right. */
export function makeHandleBurst({ settings, conversations, answerBurst, log }: HandleBurstDeps) {
  /** @param first the burst's first message, also when that is deleted by now: it makes the question unique */
  return async function handleBurst(
    { messages: burst, standing }: WatchedBurst,
    first: Message,
  ): Promise<AnsweredBurst> {
    const lead = mostDirect(burst);
    if (lead === undefined) return 'withdrawn';
    const messages = burst.map(({ message }) => message);
    const { said, unread, files } = await readWords(messages, lead);
    const meanwhile = standing();
    if (meanwhile !== 'as-read') return meanwhile;
    const { words, text, parts } = burstText(said);
    if (text === '') {
      const notes = unreadNotes(unread, textsOf(lead.message));
      if (lead.hearing.kind !== 'unasked') await say(lead, notes.join('\n'));
      return 'silent';
    }
    const decision = decide(lead.hearing, text);
    if (decision === 'stay-silent') return 'silent';
    if (decision === 'greet') {
      await say(lead, textsOf(lead.message).helpAsk);
      return 'answered';
    }
    if (!(await isOpen(lead, messages, text))) return 'silent';
    const anchor = anchorOf(lead, messages);
    const question = questionFromMessages({ first, anchor }, lead.source, text);
    const became = await answerBurst({
      question: { ...question, parts, files },
      anchor,
      unread,
      earlier: earlierFor(words, await turnsBefore(lead)),
      onlyWhenAnswered: decision === 'speak-when-answered',
      isAddressed: lead.hearing.kind === 'put' || lead.hearing.kind === 'reply',
      into: placeOf(lead),
      isStaff: await isFromStaff(lead.message),
      standing,
    });
    log.info({ source: lead.source, became }, 'question heard');
    return became;
  };

  /** Whether nobody else is at it, and the question still stands. Whoever calls the bot gets the bot. */
  async function isOpen(
    lead: HeardMessage,
    messages: readonly Message[],
    text: string,
  ): Promise<boolean> {
    const { kind } = lead.hearing;
    if (kind === 'put' || kind === 'reply' || !lead.message.inGuild()) return true;
    const [last] = (await questionsBefore(lead)).slice(-1);
    if (await staffSpoke(lead, last?.askedAt)) return false;
    if (kind === 'follow-up') {
      return last === undefined || !(await othersJoined(lead.message, last.askedAt));
    }
    const { staffRoleId } = await settings.read(asServerId(lead.message.guildId));
    const inGuild = messages.filter((message) => message.inGuild());
    return (await standingOf(inGuild, text, staffRoleId)) === 'open';
  }

  /** Where staff answer, the bot keeps quiet until it is asked again. */
  async function staffSpoke(
    { message }: HeardMessage,
    lastAskedAt = new Date(0),
  ): Promise<boolean> {
    const { channel } = message;
    return channel.isThread() && conversations.staffReplied(asChannelId(channel.id), lastAskedAt);
  }

  async function isFromStaff(message: Message): Promise<boolean> {
    if (!message.inGuild()) return false;
    const { staffRoleId } = await settings.read(asServerId(message.guildId));
    return isStaffMember(message.guild, message.author.id, staffRoleId);
  }

  async function turnsBefore(lead: HeardMessage): Promise<readonly string[]> {
    const questions = await questionsBefore(lead);
    return questions.map(({ text }) => searchTextOf(text));
  }

  /** The questions that this one may refer to: of the thread or talk, of the reply chain, or just asked here. */
  async function questionsBefore({ message, repliedTo }: HeardMessage) {
    const { channel } = message;
    const isTalk = channel.isThread() || channel.isDMBased();
    const learnerId = repliedTo?.question.learnerId ?? asLearnerId(message.author.id);
    const before = repliedTo?.question.askedAt ?? message.createdAt;
    const turns = await conversations.turns({
      channelId: asChannelId(channel.id),
      ...(!isTalk && { learnerId }),
      // Nobody else is there to see it.
      withPrivate: channel.isDMBased(),
      since: new Date(before.getTime() - (isTalk ? CONVERSATION_MS : SAME_SUBJECT_MS)),
      before,
      limit: EARLIER_TURNS,
    });
    return repliedTo === undefined ? turns : [...turns, repliedTo.question];
  }
}

export type HandleBurst = ReturnType<typeof makeHandleBurst>;

/** Of equals the last: "hi" comes before the question. */
function mostDirect(burst: readonly HeardMessage[]): HeardMessage | undefined {
  const rank = ({ hearing }: HeardMessage) => DIRECTNESS.indexOf(hearing.kind);
  return [...burst].reverse().sort((a, b) => rank(a) - rank(b))[0];
}

/** What was written and attached. Who only names the bot below somebody's message asks about that message. */
async function readWords(messages: readonly Message[], { message, source }: HeardMessage) {
  const isPointing = source === 'mention' && messages.every(saysNothing);
  const pointed = isPointing ? await fetchPointed(message) : undefined;
  const read = pointed === undefined ? messages : [pointed];
  const attachments = read.flatMap((one) => [...one.attachments.values()]);
  const { byFile, unread } = await readAttachments(attachments, message.client.rest.options.api);
  const said = read.map((one): Said => ({
    messageId: asMessageId(one.id),
    words: textWithoutBot(one),
    blocks: one.attachments.map(({ url }) => byFile.get(url) ?? '').filter((block) => block !== ''),
  }));
  return { said, unread, files: read.flatMap(filesOf) };
}

function saysNothing(message: Message): boolean {
  return textWithoutBot(message) === '' && message.attachments.size === 0;
}

async function fetchPointed(message: Message): Promise<Message | undefined> {
  if (message.reference?.messageId === undefined) return undefined;
  const found = await attempt(async () => message.fetchReference());
  return 'ok' in found && isFromPerson(found.ok) ? found.ok : undefined;
}

/** In a help channel the line that asks is answered, not the greeting before it. */
function anchorOf({ hearing, message }: HeardMessage, messages: readonly Message[]): Message {
  if (hearing.kind !== 'unasked') return message;
  const judged = messages.map((one) => ({ one, likely: helpProbability(one.content) }));
  return judged.sort((a, b) => b.likely - a.likely)[0]?.one ?? message;
}

function placeOf({ hearing, message }: HeardMessage): HeardQuestion['into'] {
  if (hearing.kind === 'post') return 'here';
  if (hearing.kind !== 'unasked') return 'reply';
  return message.channel.isThread() ? 'here' : 'thread';
}

/** A fixed sentence in reply; an empty one becomes "I could not read a question there". */
async function say({ message }: HeardMessage, content: string): Promise<void> {
  const { client, channelId, id } = message;
  const body = {
    content: content === '' ? textsOf(message).emptyQuestion : content,
    allowed_mentions: { parse: [], replied_user: false },
  };
  await sendAnswer(client, { channelId, replyToId: id }, body, `said-${id}`.slice(0, 25));
}

function textsOf({ guild }: Message) {
  return textsFor(guild?.preferredLocale);
}
