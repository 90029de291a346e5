import {
  MessageFlags,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Choice, Interaction } from '../state/interaction.ts';
import type { World } from '../state/world.ts';
import { waitFor, type WaitOptions } from './waiting.ts';

/** What somebody sees after a command, a press or a form. */
export type InteractionResponse =
  | {
      readonly kind: 'message' | 'update';
      readonly message: APIMessage;
      readonly isPrivate: boolean;
    }
  | { readonly kind: 'modal'; readonly modal: ModalView }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** A form on somebody's screen. */
export interface ModalView {
  readonly customId: string;
  readonly title: string;
  readonly payload: APIModalInteractionResponseCallbackData;
  readonly interactionToken: string;
}

/** An interaction on its way; the bot's answers can be waited for. */
export interface InteractionHandle {
  readonly id: string;
  readonly token: string;
  /** From the dispatch to the first answer; undefined until then. */
  readonly acknowledgedAfterMs: number | undefined;
  /** "The application did not respond". */
  readonly failed: boolean;
  /** What is seen by now. */
  readonly shown: InteractionResponse | undefined;
  /** Messages that came after the first answer. */
  readonly followUps: readonly APIMessage[];
  /** Waits for the first answer of any kind, or for the failure. */
  settled(options?: WaitOptions): Promise<void>;
  /** Waits for what is seen in the end: a message (after a deferral, the edit), a form, choices. */
  response(options?: WaitOptions): Promise<InteractionResponse>;
  /** Waits for the response, which must be a message. */
  message(options?: WaitOptions): Promise<APIMessage>;
  /** Waits for the response, which must be a form. */
  modal(options?: WaitOptions): Promise<ModalView>;
  /** Waits for a follow-up that fits. */
  followUp(fits?: (message: APIMessage) => boolean, options?: WaitOptions): Promise<APIMessage>;
}

/** Follows an interaction. */
export function interactionHandle(world: World, interaction: Interaction): InteractionHandle {
  const followUps = (): APIMessage[] =>
    interaction.followUpIds.flatMap((id) => messageOf(world, interaction, id) ?? []);
  const what = `the answer to ${interaction.commandName ?? 'the interaction'}`;
  const response = (options?: WaitOptions) =>
    awaitResponse(world, interaction, { what, ...options });
  return {
    id: interaction.id,
    token: interaction.token,
    get acknowledgedAfterMs() {
      const { acknowledgedAt, createdAt } = interaction;
      return acknowledgedAt === null ? undefined : acknowledgedAt - createdAt;
    },
    get failed() {
      return interaction.hasFailed;
    },
    get shown() {
      return responseOf(world, interaction);
    },
    get followUps() {
      return followUps();
    },
    settled: async (options) => {
      const isSettled = (): boolean => interaction.hasFailed || interaction.acknowledgedAt !== null;
      await waitFor(world, isSettled, { what, ...options });
    },
    response,
    message: async (options) => {
      const found = await response(options);
      if ('message' in found) return found.message;
      throw new Error(`the bot answered with ${found.kind}, not with a message`);
    },
    modal: async (options) => {
      const found = await response(options);
      if (found.kind === 'modal') return found.modal;
      throw new Error(`the bot answered with ${found.kind}, not with a form`);
    },
    followUp: (fits = () => true, options) =>
      waitFor(world, () => followUps().find(fits), { what: 'a follow-up', ...options }),
  };
}

function awaitResponse(
  world: World,
  interaction: Interaction,
  options: WaitOptions,
): Promise<InteractionResponse> {
  const attempt = (): InteractionResponse | undefined => {
    if (interaction.hasFailed) throw new Error('The application did not respond');
    return responseOf(world, interaction);
  };
  return waitFor(world, attempt, options);
}

function responseOf(world: World, interaction: Interaction): InteractionResponse | undefined {
  const { outcome, originalMessageId, token, isAnswered } = interaction;
  if (outcome?.kind === 'choices') return { kind: 'choices', choices: outcome.choices };
  if (outcome?.kind === 'modal') {
    const { custom_id: customId, title } = outcome.modal;
    const modal = { customId, title, payload: outcome.modal, interactionToken: token };
    return { kind: 'modal', modal };
  }
  const message = messageOf(world, interaction, originalMessageId);
  if (!outcome || !message || !isAnswered) return undefined;
  const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const isUpdate = outcome.kind === 'update' || outcome.kind === 'deferred-update';
  return { kind: isUpdate ? 'update' : 'message', message, isPrivate };
}

function messageOf(
  world: World,
  { channelId }: Interaction,
  id: string | null,
): APIMessage | undefined {
  return world.channels.get(channelId)?.messages.get(id ?? '')?.payload;
}
