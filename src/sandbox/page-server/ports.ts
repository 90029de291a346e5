import type { BotState, Inside } from './protocol.ts';

/** The bot's process, for the switch that restarts it. */
export interface BotPort {
  state(): BotState;
  restart(): Promise<void>;
  /** Tells of every change of the state; call the answer to stop. */
  onChange(listener: (state: BotState) => void): () => void;
}

/** A look into what the bot stored. */
export interface InsidePort {
  look(): Inside;
}
