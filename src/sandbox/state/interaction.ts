import type {
  APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';

/** One press, command or form, from its birth to the end of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly personId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  /** The message whose component was used. */
  readonly sourceMessageId: string | null;
  /** What was used, for `interaction_metadata`: the command's name, if any. */
  readonly commandName: string | null;
  /** What was written into the options of a slash command, as Discord shows it beside the command's name. */
  readonly written: string | null;
  readonly commandType: ApplicationCommandType;
  readonly createdAt: number;
  /** Whether a gateway session was there to take it. */
  isDelivered: boolean;
  /** Whether it was made too old on purpose. */
  readonly isStale: boolean;
  /** How many connections had been lost when it was made. */
  readonly connectionEpoch: number;
  acknowledgedAt: number | null;
  hasFailed: boolean;
  /** Whether somebody has seen more than a deferral. */
  isAnswered: boolean;
  outcome: InteractionOutcome | null;
  originalMessageId: string | null;
  readonly followUpIds: string[];
}

/** How the bot answered first. */
export type InteractionOutcome =
  | { readonly kind: 'message' | 'deferred' | 'update' | 'deferred-update' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** A suggestion while somebody types an option. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}
