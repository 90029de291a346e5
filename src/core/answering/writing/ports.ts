import type { LearnerId, ServerId } from '../../ids.ts';
import type { Verdict } from '../../verdict.ts';
import type { Ask } from '../ports.ts';

/** Makes the vectors that sentences are compared by. */
export interface SentenceEmbedder {
  /** Of unit length, in order. @throws ModelUnavailable */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

/** What is said to a chat model. */
export interface Prompt {
  /** What it is to do: ours alone, never with a word of anybody else's. */
  readonly rules: string;
  /** What it is to do it with: JSON, whatever it says. */
  readonly data: string;
}

export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** What a chat model said. */
export interface Said {
  readonly text: string;
  readonly tokens: Tokens;
}

/** A chat model of some provider. */
export interface AnswerWriter {
  /**
   * Says something, once: never tried again. `onText` gets all that was said so far, whenever there is more.
   * @throws ModelUnavailable when it cannot be reached, refuses, breaks off, falls silent, or the signal is given.
   */
  write(
    prompt: Prompt,
    options: { readonly signal: AbortSignal; readonly onText?: (soFar: string) => void },
  ): Promise<Said>;
}

/** Lets a paid service be called, a few at a time; keeps calls from one that is down, and tries it again later. */
export interface ModelGate {
  /** @throws ModelUnavailable without calling the job while the service rests. */
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** Tokens, and money in millionths of the price's unit. */
export interface Spend {
  readonly tokens: number;
  readonly micros: number;
}

/** One account that a call is charged to, with what it may spend a day. */
export interface Account {
  readonly key: string;
  readonly limit: Spend;
}

/** Keeps what was spent. */
export interface SpendStore {
  /** Charges all accounts, or none when that would bring one over its limit. */
  charge(accounts: readonly Account[], day: string, spend: Spend): Promise<'charged' | 'over'>;
  /** Corrects a charge by the difference; it may be negative. */
  correct(accounts: readonly Account[], day: string, difference: Spend): Promise<void>;
}

/** Who a call is charged to. */
export interface Payer {
  /** Undefined in direct messages and the terminal. */
  readonly serverId: ServerId | undefined;
  /** Undefined in the terminal. */
  readonly learnerId: LearnerId | undefined;
}

/** Lets nothing through that this asker must not be sent. */
export type GuardVerdict = (verdict: Verdict, ask: Ask) => Promise<Verdict>;
