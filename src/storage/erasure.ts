/** Stands where a person's id stood. */
export const NOBODY = 'erased';

/** How thoroughly something is erased. */
export interface Erasure {
  readonly at: Date;
  /** Whether staff work goes on for the learner, who asked for a message to be forgotten, not for the answer. */
  readonly keepsEscalation: boolean;
  /** Whether the staff thread says so, and what the bot wrote on Discord is without the words too. */
  readonly tellsStaff: boolean;
  /** Whether the bot's answer goes too, unless staff work goes on. */
  readonly retractsAnswer?: boolean;
}
