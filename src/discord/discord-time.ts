import { RequestMethod, Routes, type Client } from 'discord.js';
import type { OtherClock } from '../core/privacy/ports.ts';
import { orUnavailable } from './failures.ts';

/** Milliseconds that an answer is waited for: whoever ends the bot waits too. */
const PATIENCE_MS = 5_000;

/** Discord's time, to the second, from the head of its answer to a small request: one that no proxy keeps. */
export class DiscordTime implements OtherClock {
  readonly #rest: Pick<Client['rest'], 'queueRequest'>;

  constructor({ rest }: { readonly rest: Pick<Client['rest'], 'queueRequest'> }) {
    this.#rest = rest;
  }

  /** @throws DiscordUnavailable */
  async now(): Promise<Date | undefined> {
    const answer = await orUnavailable(async () => {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const request = { method: RequestMethod.Get, fullRoute: Routes.user(), signal };
      const response = await this.#rest.queueRequest(request);
      // What is not read holds its connection.
      await response.arrayBuffer();
      return response;
    });
    const at = new Date(answer.headers.get('date') ?? '');
    return Number.isNaN(at.getTime()) ? undefined : at;
  }
}
