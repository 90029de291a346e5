import type { ChannelId, EscalationId, LearnerId, MessageId, StaffId } from '../ids.ts';

/** A message carried between a learner and staff. */
export type RelayId = number & { readonly __brand: 'RelayId' };

/** A file somebody attached, where Discord keeps it. */
export interface RelayedFile {
  readonly name: string;
  readonly url: string;
}

/** A message on Discord. */
export interface MessagePlace {
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
}

/** What one side said to the other. */
export interface Relay {
  readonly id: RelayId;
  readonly escalationId: EscalationId;
  readonly direction: 'to-learner' | 'to-staff';
  readonly authorId: StaffId | LearnerId;
  readonly text: string;
  readonly files: readonly RelayedFile[];
  /** What it was taken from: the message, or the interaction (its id) in which it was typed. */
  readonly source: MessagePlace;
  /** Where the other side sees it, once it was delivered. */
  readonly target: MessagePlace | undefined;
  readonly at: Date;
  /** Whether the source is a message, whose edits and deletion are carried over. */
  readonly followsSource: boolean;
  /** What it said before it was edited, oldest first. */
  readonly formerTexts: readonly string[];
  readonly editedAt: Date | undefined;
  /** When its source was deleted; then nothing of it is kept. */
  readonly deletedAt: Date | undefined;
}

/**
 * Milliseconds. Whoever got no acknowledgement of a form fills it in again: the same words of the same person, soon
 * after, are the same reply.
 */
export const FORM_REPEATED_WITHIN_MS = 5 * 60_000;

/** Before it is stored. */
export type NewRelay = Omit<
  Relay,
  'id' | 'escalationId' | 'target' | 'at' | 'formerTexts' | 'editedAt' | 'deletedAt'
>;

/** What became of a relay's source. An older revision than the one kept changes nothing. */
export type RelayRevision =
  | {
      readonly kind: 'edited';
      readonly relay: RelayId;
      readonly text: string;
      readonly files: readonly RelayedFile[];
      readonly at: Date;
    }
  | { readonly kind: 'deleted'; readonly relay: RelayId; readonly at: Date };

// SAFETY: a brand exists at compile time only; the store that calls knows what its number names.
export const asRelayId = (raw: number): RelayId => raw as RelayId;
