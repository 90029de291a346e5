import { Routes, time, TimestampStyles, type Client } from 'discord.js';
import type { Delivery } from '../core/escalation/delivery.ts';
import type { AnswerLine } from '../core/knowledge/supersede-answer.ts';
import { undeliverableIn } from './desk/channels.ts';
import { attempt as attempting } from './failures.ts';
import { renderVerdict } from './render/answer.ts';
import { MESSAGE_LIMIT } from './render/limits.ts';
import { fitAnswer } from './render/mark.ts';
import { textsFor } from './render/texts.ts';

/** Changes answers where they stand. */
export class DiscordAnswerLine implements AnswerLine {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async correct(
    { question, reply }: Parameters<AnswerLine['correct']>[0],
    verdict: Parameters<AnswerLine['correct']>[1],
    at: Date,
  ): Promise<Delivery> {
    const { content, components, flags } = renderVerdict(
      question.id,
      verdict,
      textsFor(question.locale),
    );
    const lead = `🔁 This answer was corrected on ${time(at, TimestampStyles.LongDate)}.`;
    const body = {
      content: fitAnswer(`${lead}\n\n${content}`, MESSAGE_LIMIT),
      components,
      flags,
      allowed_mentions: { parse: [] },
    };
    const { channelId, messageId } = reply;
    const edit = async () =>
      this.#client.rest.patch(Routes.channelMessage(channelId, messageId), { body });
    let edited = await attempting(edit);
    if ('failed' in edited && edited.failed.refusal === 'archived') {
      edited = await attempting(async () => this.#inArchive(channelId, edit));
    }
    if ('ok' in edited) return { outcome: 'delivered' };
    const why = undeliverableIn(this.#client, channelId, edited.failed, ['View Channel']);
    return { outcome: 'undeliverable', why };
  }

  /** A thread that was put away is put away again. */
  async #inArchive(channelId: string, edit: () => Promise<unknown>): Promise<unknown> {
    await this.#client.rest.patch(Routes.channel(channelId), { body: { archived: false } });
    const edited = await edit();
    await this.#client.rest.patch(Routes.channel(channelId), { body: { archived: true } });
    return edited;
  }
}
