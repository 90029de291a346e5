import type { Undeliverable } from '../outbox/undeliverable.ts';

/** What became of something sent. What passes by itself is thrown instead, as DiscordUnavailable. */
export type Delivery<Done = object> =
  | ({ readonly outcome: 'delivered' } & Done)
  | { readonly outcome: 'undeliverable'; readonly why: Undeliverable };

/** Makes doing it again harmless: people see it once. */
export interface Attempt {
  /** Carried by what is made, at most 25 characters; unique. */
  readonly key: string;
  /** An earlier attempt may have succeeded unseen: look for its result first. */
  readonly mayBeDone: boolean;
  /** No earlier attempt was before this moment. */
  readonly since: Date;
}
