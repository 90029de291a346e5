import type {
  InteractionEditReplyOptions,
  InteractionReplyOptions,
  RepliableInteraction,
} from 'discord.js';
import { DiscordUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { orUnavailable } from './failures.ts';
import type { HandlerAudience } from './registry.ts';
import { makeTellLate, type LateMessage } from './tell-late.ts';
import { untilStale, whileUnavailable } from './while-unavailable.ts';
import { unlessReplyOver } from './write-reply.ts';

export interface PatientDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
  /** Given when the bot ends. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The same interaction, but what is said to it after the acknowledgement is said, whatever Discord does: again and
 * again while it takes nothing, and where it can be said without the interaction's token once that is over.
 * What cannot be said anywhere is logged; to whoever says it, it is said.
 */
export function makePatientInteraction({ settings, log, signal }: PatientDeps) {
  const tellLate = makeTellLate({ settings });

  return function patient<I extends RepliableInteraction>(
    interaction: I,
    audience: HandlerAudience,
  ): I {
    let said = 0;

    async function say(message: LateMessage, write: () => Promise<unknown>): Promise<unknown> {
      said += 1;
      // Discord takes at most 25 characters: an id has 20 at most.
      const late = { message, audience, nonce: `${said}-${interaction.id}` };
      const job = async () => {
        const written = await orUnavailable(async () => write().catch(unlessReplyOver));
        return written ?? (await tellLate(interaction, late)) ?? 'nowhere';
      };
      try {
        const became = await whileUnavailable(job, { log, signal, waits: untilStale() });
        if (became !== 'nowhere') return became;
        log.warn({ interactionId: interaction.id }, 'late reply told nowhere');
      } catch (error) {
        if (!(error instanceof DiscordUnavailable) && signal?.aborted !== true) throw error;
        log.warn({ err: error, interactionId: interaction.id }, 'reply given up');
      }
      return undefined;
    }

    const editReply = async (message: InteractionEditReplyOptions) =>
      say({ ...message, kind: 'reply' }, async () => interaction.editReply(message));
    const followUp = async (message: InteractionReplyOptions) =>
      say({ ...message, kind: 'follow-up' }, async () => interaction.followUp(message));
    return new Proxy(interaction, {
      get: (target, key, receiver): unknown => {
        if (key === 'editReply') return editReply;
        return key === 'followUp' ? followUp : Reflect.get(target, key, receiver);
      },
    });
  };
}
