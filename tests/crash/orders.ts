/** What a story's bot process is told to do. */
export type Order =
  | {
      readonly kind: 'set-up';
      readonly guildId: string;
      readonly staffChannelId: string;
      readonly staffRoleId: string;
    }
  | {
      readonly kind: 'escalate';
      readonly guildId: string;
      readonly channelId: string;
      readonly learnerId: string;
      /** Of the question: asked once, however often it is ordered. */
      readonly id: string;
      readonly text: string;
    }
  | { readonly kind: 'stop' };

/** What it says once that is done. */
export interface Report {
  readonly kind: Order['kind'] | 'ready';
  /** How many moments of its life have passed. */
  readonly moments: number;
}
