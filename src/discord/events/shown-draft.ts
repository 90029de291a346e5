import { Routes, type APIMessage, type Client } from 'discord.js';
import type { Question } from '../../core/question.ts';
import { ownId } from '../desk/channels.ts';
import { carries, findOwnMessage } from '../desk/own-messages.ts';
import type { OutgoingMessage } from '../desk/send.ts';
import { attempt } from '../failures.ts';
import type { AnswerMessage } from '../render/answer.ts';
import { STOP_WRITING } from '../render/stop-row.ts';
import { messageBody } from './message-body.ts';
import { sendAnswer, type AnswerPlace } from './send-answer.ts';

/** Where a message stands. */
export interface MessagePlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** Is it an answer that is still being written, or whose writing was cut off? */
export function isDraft(message: APIMessage): boolean {
  return carries(message, STOP_WRITING);
}

/** The message in which an answer is being written: sent with the first words, edited with more, and at the end. */
export class ShownDraft {
  readonly #client: Client;
  readonly #placeFor: () => Promise<AnswerPlace | undefined>;
  #place: MessagePlace | undefined;

  constructor(client: Client, placeFor: () => Promise<AnswerPlace | undefined>) {
    this.#client = client;
    this.#placeFor = placeFor;
  }

  /** A draft that a kill left behind is gone on with. */
  async findEarlier(channels: readonly string[], { id, askedAt }: Question): Promise<void> {
    const { rest } = this.#client;
    const search = { mark: id, since: askedAt, fits: isDraft };
    for (const channelId of channels) {
      const found = await attempt(async () =>
        findOwnMessage(rest, ownId(this.#client), channelId, search),
      );
      if ('ok' in found && found.ok !== undefined)
        this.#place = { channelId, messageId: found.ok.id };
    }
  }

  async show(message: AnswerMessage, { id }: Question): Promise<void> {
    const body = messageBody(message);
    if (this.#place !== undefined) {
      await this.#edit(this.#place, body);
      return;
    }
    const place = await this.#placeFor();
    if (place === undefined) return;
    // Another nonce than the answer's, which is sent anew where this message was deleted.
    const nonce = `d${id.replaceAll('-', '').slice(0, 24)}`;
    const sent = await sendAnswer(this.#client, place, body, nonce);
    if (sent.outcome === 'not-sent') return;
    this.#place = { channelId: sent.message.channel_id, messageId: sent.message.id };
  }

  /** Makes the answer of it; undefined when there is no such message (any more). */
  async finish(body: OutgoingMessage['body']): Promise<MessagePlace | undefined> {
    if (this.#place === undefined) return undefined;
    return (await this.#edit(this.#place, body)) ? this.#place : undefined;
  }

  /** Nobody wants the answer any more. */
  async remove(): Promise<void> {
    if (this.#place === undefined) return;
    const route = Routes.channelMessage(this.#place.channelId, this.#place.messageId);
    await attempt(async () => this.#client.rest.delete(route));
  }

  async #edit(place: MessagePlace, body: OutgoingMessage['body']): Promise<boolean> {
    const route = Routes.channelMessage(place.channelId, place.messageId);
    const edited = await attempt(async () => this.#client.rest.patch(route, { body }));
    return 'ok' in edited;
  }
}
