import type { LearnerId, MessageId, ServerId } from '../ids.ts';

/** How much is held about a person. */
export interface Holdings {
  readonly questions: number;
  /** Of these, how many went to staff. */
  readonly escalations: number;
  /** All rows that name the person, of any kind. */
  readonly records: number;
}

/** A copy of what is held about a person, ready to be written as JSON. Other people are not named in it. */
export type PersonCopy = Readonly<Record<string, unknown>>;

/** Finds and erases what is held about people. Each step is one transaction with what staff must be told. */
export interface PrivacyStore {
  count(person: LearnerId): Promise<Holdings>;
  copy(person: LearnerId): Promise<PersonCopy>;
  /** Erases or anonymises everything; what staff still work on is withdrawn, and they are told. */
  erasePerson(person: LearnerId, at: Date): Promise<Holdings>;
  /** Erases the words of the question that was this message. An escalation goes on; staff are told. Gives how many. */
  eraseMessages(messages: readonly MessageId[], at: Date): Promise<number>;
  /** Where questions are held; undefined for direct messages. */
  places(): Promise<readonly (ServerId | undefined)[]>;
  /** Erases questions asked before a moment, unless staff still work on them. Gives how many. */
  eraseOlder(place: ServerId | undefined, before: Date, at: Date): Promise<number>;
}

/** Keeps when something is due, over restarts. */
export interface DueTimes {
  /** Undefined when it never ran. */
  read(name: string): Promise<Date | undefined>;
  write(name: string, due: Date): Promise<void>;
}

/** What somebody else's clock says, to hold the machine's against. */
export interface OtherClock {
  /** Undefined where it does not tell. @throws when it cannot be reached now */
  now(): Promise<Date | undefined>;
}
