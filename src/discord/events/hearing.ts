import type { Message } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { TakeQuestion, WeighQuestion } from '../../core/answering/take-question.ts';
import type { Clock } from '../../core/clock.ts';
import { DiscordUnavailable } from '../../core/errors.ts';
import { groupBursts, makeBurstCollector } from '../../core/hearing/burst-collector.ts';
import { passGate } from '../../core/hearing/gate.ts';
import type { Conversations, HeardMessages, NotedMessage } from '../../core/hearing/ports.ts';
import type { InLanes } from '../../core/in-lanes.ts';
import {
  ASKED_QUIET_MS,
  BURST_GAP_MS,
  BURST_QUIET_MS,
  HEARD_KEPT_MS,
} from '../../core/hearing/tuning.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { textWithoutBot } from '../translate.ts';
import { untilStale, whileUnavailable } from '../while-unavailable.ts';
import type { WritingStops } from '../writing-stops.ts';
import { makeAnswerBurst } from './answer-burst.ts';
import { makeHandleBurst } from './handle-burst.ts';
import type { ForgetMessages } from './message-delete.ts';
import { isFromPerson, makeReadHeard, type HeardMessage } from './heard-message.ts';
import type { RecentChanges } from './recent-changes.ts';
import { watchBurst, type Standing } from './watched-burst.ts';

export interface HearingDeps {
  readonly stops: WritingStops;
  readonly takeQuestion: TakeQuestion;
  readonly weighQuestion: WeighQuestion;
  readonly questions: Pick<QuestionStore, 'find' | 'recordReply'>;
  readonly conversations: Conversations;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
  readonly heard: HeardMessages;
  readonly inTurn: InLanes;
  readonly clock: Clock;
  /** Takes a message that belongs to an escalation to the other side; `not-ours` for every other message. */
  readonly relayMessage: (message: Message) => Promise<'relayed' | 'not-ours'>;
  /** What becomes of messages meanwhile. */
  readonly changes: RecentChanges;
  /** Erases what deleted messages said. */
  readonly forgetMessages?: ForgetMessages;
  /** How long a pause ends a burst, where not the usual times. */
  readonly quiet?: { readonly unaskedMs: number; readonly askedMs: number };
}

/** How often one person's words are read, at most, while they are being edited. */
const READINGS = 4;

/** A message that is read back, with what tells one burst from another. */
type BurstItem = HeardMessage & { readonly authorId: string; readonly at: Date };

/** Messages that were read back and noted: whatever happens now, they are not forgotten. */
export interface Recovery {
  /** Resolves when all are decided about. */
  readonly decided: Promise<unknown>;
}

/** What the bot hears. */
export interface Hearing {
  /** A message that was just written. The same message again changes nothing. */
  hear(message: Message): Promise<void>;
  /** Messages that are read back, oldest first whatever their channel; resolves when all are noted. */
  recover(messages: readonly Message[]): Promise<Recovery>;
  /** Begins nothing more and finishes what is in hand; what is gathered is read back after the next start. */
  stop(): Promise<void>;
}

/** From messages to answers: relayed when they belong to an escalation, gathered, decided about, answered once. */
export function makeHearing(deps: HearingDeps): Hearing {
  const { heard, inTurn, clock, relayMessage, changes, log } = deps;
  const quiet = deps.quiet ?? { unaskedMs: BURST_QUIET_MS, askedMs: ASKED_QUIET_MS };
  const readHeard = makeReadHeard(deps);
  const handleBurst = makeHandleBurst({ ...deps, answerBurst: makeAnswerBurst(deps) });
  const collector = makeBurstCollector<HeardMessage>((burst) => void run(burst));
  const inHand = new Set<string>();
  const works = new Set<Promise<void>>();
  const stopping = new AbortController();
  let forgotAt = 0;

  /** Whose it is may have to be asked of Discord. What it does not tell in time is noted, for the next session. */
  async function take(message: Message, isReadBack: boolean): Promise<HeardMessage | undefined> {
    if (!isFromPerson(message) || inHand.has(message.id)) return undefined;
    try {
      const { signal } = stopping;
      return await whileUnavailable(async () => takeNow(message, isReadBack), { log, signal });
    } catch (error) {
      if (error instanceof DiscordUnavailable) await heard.note(nameOf(message), clock());
      throw error;
    }
  }

  async function takeNow(given: Message, isReadBack: boolean): Promise<HeardMessage | undefined> {
    if (changes.isDeleted(given)) return undefined;
    const message = changes.newest(given);
    if ((await relayMessage(message)) === 'relayed') return undefined;
    const read = await readHeard(message);
    if (read === undefined || changes.isDeleted(message)) return undefined;
    const state = await heard.note(nameOf(message), clock());
    const isOurs = state === 'new' || (isReadBack && state === 'pending');
    if (!isOurs || inHand.has(message.id)) return undefined;
    inHand.add(message.id);
    return read;
  }

  /** Each conversation in turn; several people in one channel are several conversations. */
  function run(burst: readonly HeardMessage[]): Promise<void> {
    const [first] = burst;
    if (first === undefined || stopping.signal.aborted) return Promise.resolve();
    const { channel } = first.message;
    const isOne = channel.isThread() || channel.isDMBased();
    const conversation = isOne ? channel.id : keyOf(first);
    const work = inTurn(conversation, async () => decideAndSettle(inOrder(burst)))
      .catch((error: unknown) => log.error({ err: error }, 'burst failed'))
      .finally(() => works.delete(work));
    works.add(work);
    return work;
  }

  async function decideAndSettle(burst: readonly HeardMessage[]): Promise<void> {
    const ids = burst.map(({ message }) => asMessageId(message.id));
    try {
      await decideAsItStands(burst);
      // Deleted while it was being answered, before there was anything to erase.
      await deps.forgetMessages?.(ids.filter((id) => changes.isDeleted({ id })));
      await heard.settle(ids, clock());
    } finally {
      for (const id of ids) inHand.delete(id);
    }
    await forgetNowAndThen();
  }

  /** What is edited while it is thought about is thought about anew; who goes on editing is answered in between. */
  async function decideAsItStands(burst: readonly HeardMessage[]): Promise<void> {
    const [first] = burst;
    if (first === undefined) return;
    for (let reading = 1; reading <= READINGS; reading += 1) {
      const isLast = reading === READINGS;
      const became = await whileUnavailable(
        async () => {
          const { messages, standing } = watchBurst(burst, changes);
          const seen = (): Standing => (isLast ? unlessEdited(standing()) : standing());
          const became = await handleBurst({ messages, standing: seen }, first.message);
          return became === 'silent' && seen() === 'edited' ? 'edited' : became;
        },
        { log, signal: stopping.signal, waits: untilStale() },
      );
      if (became !== 'edited') return;
    }
  }

  async function forgetNowAndThen(): Promise<void> {
    const now = clock().getTime();
    if (now - forgotAt < HEARD_KEPT_MS / 8) return;
    forgotAt = now;
    await heard.forget(new Date(now - HEARD_KEPT_MS));
  }

  return {
    async hear(message) {
      const read = await take(message, false);
      if (read === undefined) return;
      const key = keyOf(read);
      const wait = pauseAfter(read, quiet);
      if (wait > 0) collector.add(key, read, wait);
      else void run([...collector.take(key), read]);
    },
    async recover(messages) {
      const inChannels = new Map<string, BurstItem[]>();
      for (const message of messages) {
        const read = await take(message, true).catch((error: unknown) => {
          log.warn({ err: error }, 'message not taken up');
          return undefined;
        });
        if (read === undefined) continue;
        const item = { ...read, authorId: message.author.id, at: message.createdAt };
        inChannels.set(message.channelId, [...(inChannels.get(message.channelId) ?? []), item]);
      }
      const bursts = [...inChannels.values()].flatMap((items) => groupBursts(items, BURST_GAP_MS));
      return { decided: Promise.all(bursts.map(run)) };
    },
    async stop() {
      stopping.abort();
      collector.stop();
      await Promise.allSettled([...works]);
    },
  };
}

function unlessEdited(standing: Standing): Standing {
  return standing === 'edited' ? 'as-read' : standing;
}

function nameOf({ id, channelId }: Message): NotedMessage {
  return { id: asMessageId(id), channelId: asChannelId(channelId) };
}

function keyOf({ message }: HeardMessage): string {
  return `${message.channelId}/${message.author.id}`;
}

function inOrder(burst: readonly HeardMessage[]): readonly HeardMessage[] {
  return [...burst].sort((a, b) => (BigInt(a.message.id) < BigInt(b.message.id) ? -1 : 1));
}

/** Milliseconds to wait for more. What is put to the bot and is plainly a question is answered at once. */
function pauseAfter(
  { message, hearing }: HeardMessage,
  { unaskedMs, askedMs }: { readonly unaskedMs: number; readonly askedMs: number },
): number {
  const { kind } = hearing;
  if (kind === 'unasked' || kind === 'post') return unaskedMs;
  if (kind === 'reply' || message.attachments.size > 0) return 0;
  return kind === 'put' && passGate(textWithoutBot(message)) === 'speak' ? 0 : askedMs;
}
