import type { Message } from 'discord.js';
import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import { concerns } from '../../core/escalation/follower.ts';
import type { MirrorChange } from '../../core/escalation/mirror-change.ts';
import type { EscalationStore, Whereabouts } from '../../core/escalation/ports.ts';
import type { RelayFollowUp } from '../../core/escalation/relay-follow-up.ts';
import type { ReopenEscalation } from '../../core/escalation/reopen-escalation.ts';
import { isAcknowledgement, isThanks } from '../../core/hearing/gate.ts';
import {
  asChannelId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asThreadId,
  type EscalationId,
  type LearnerId,
} from '../../core/ids.ts';
import { readCustomId } from '../custom-ids.ts';
import { attempt } from '../failures.ts';
import { LEARNER_BUTTONS } from '../render/desk-buttons.ts';
import { editOf } from './mirror-messages.ts';
import type { RecentChanges } from './recent-changes.ts';

export interface RelayMessageDeps {
  readonly escalations: Pick<EscalationStore, 'find' | 'findByOrigin' | 'findFollowed'>;
  readonly relayFollowUp: RelayFollowUp;
  readonly reopenEscalation: ReopenEscalation;
  readonly mirrorChange: MirrorChange;
  /** What becomes of messages meanwhile. */
  readonly changes: RecentChanges;
}

/**
 * Takes what a learner writes afterwards to the staff thread. `not-ours` for every other message: what staff say
 * in the thread stays there, and who names the bot asks the bot.
 */
export function makeRelayMessage(deps: RelayMessageDeps) {
  return async function relayMessage(message: Message): Promise<'relayed' | 'not-ours'> {
    const escalation =
      (await deps.escalations.findByOrigin(whereabouts(message))) ??
      (await repliedTo(deps, message));
    if (escalation === undefined || isPutToBot(message)) return 'not-ours';
    if (escalation.place?.threadId === asThreadId(message.channelId)) return 'not-ours';
    const by = asLearnerId(message.author.id);
    const isThanking = message.attachments.size === 0 && saysThanks(message.content);
    let { id } = escalation;
    if (isEnded(escalation)) {
      // Thanks for what ended it leave it ended, and ask nothing of anybody.
      if (isThanking) return 'relayed';
      // What was written before it ended is met again when messages are caught up with.
      const known = await deps.escalations.findFollowed(asMessageId(message.id));
      if (known !== undefined) return 'relayed';
      const original = await followedInstead(deps, escalation, by);
      if (original !== undefined) ({ id } = original);
      // To answer what ended it with anything else is to say that it has not ended.
      else await deps.reopenEscalation({ id, by, via: 'message' });
    }
    const request = { id, by, via: 'message' } as const;
    const { content: text } = message;
    const result = await deps.relayFollowUp({
      ...request,
      isThanking,
      text,
      files: message.attachments.map(({ name, url }) => ({ name, url })),
      source: {
        channelId: asChannelId(message.channelId),
        messageId: asMessageId(message.id),
      },
    });
    await mirrorMeanwhile(deps, message, text);
    return result.outcome === 'moved' || result.outcome === 'seen-before' ? 'relayed' : 'not-ours';
  };
}

/** Edited or deleted while it was on its way: the event found nothing to change yet. */
async function mirrorMeanwhile(
  { mirrorChange, changes }: Pick<RelayMessageDeps, 'mirrorChange' | 'changes'>,
  message: Message,
  text: string,
): Promise<void> {
  const now = changes.newest(message);
  if (changes.isDeleted(message)) await mirrorChange(asMessageId(message.id), { kind: 'deleted' });
  else if (text !== now.content || now !== message)
    await mirrorChange(asMessageId(message.id), editOf(now));
}

/**
 * Where somebody whose question was found to be a duplicate waits for its answer: what they add to it belongs there.
 * Undefined where they wait for nothing: the question is no duplicate, or its original has ended too.
 */
async function followedInstead(
  { escalations }: Pick<RelayMessageDeps, 'escalations'>,
  { outcome }: Escalation,
  learner: LearnerId,
): Promise<Escalation | undefined> {
  if (outcome?.kind !== 'duplicate') return undefined;
  const original = await escalations.find(outcome.of);
  if (original === undefined) return undefined;
  if (isEnded(original)) return followedInstead({ escalations }, original, learner);
  return concerns(original, learner) ? original : undefined;
}

function saysThanks(text: string): boolean {
  return isThanks(text) || isAcknowledgement(text);
}

function whereabouts(message: Message): Whereabouts {
  const repliedToId = message.reference?.messageId;
  return {
    learnerId: asLearnerId(message.author.id),
    channelId: asChannelId(message.channelId),
    isConversation: message.channel.isThread() || message.channel.isDMBased(),
    repliedToId: repliedToId === undefined ? undefined : asMessageId(repliedToId),
  };
}

/** The buttons of the message replied to name its escalation, even before it is recorded that it was sent. */
async function repliedTo(
  { escalations }: RelayMessageDeps,
  message: Message,
): Promise<Escalation | undefined> {
  if (message.mentions.repliedUser?.id !== message.client.user.id) return undefined;
  const reference = await attempt(async () => message.fetchReference());
  const id = 'ok' in reference ? escalationIn(reference.ok) : undefined;
  const escalation = id && (await escalations.find(id));
  return escalation && concerns(escalation, message.author.id) ? escalation : undefined;
}

function escalationIn({ components }: Message): EscalationId | undefined {
  for (const row of components) {
    if (!('components' in row)) continue;
    for (const component of row.components) {
      if (!('customId' in component) || component.customId === null) continue;
      const { name, args } = readCustomId(component.customId);
      if (LEARNER_BUTTONS.some((button) => button === name) && args[0] !== undefined) {
        return asEscalationId(args[0]);
      }
    }
  }
  return undefined;
}

function isPutToBot({ client, content }: Message): boolean {
  return new RegExp(`<@!?${client.user.id}>`).test(content);
}
