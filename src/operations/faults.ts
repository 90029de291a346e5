import {
  BadInput,
  DiscordUnavailable,
  ModelUnavailable,
  NewerDatabase,
  StorageUnavailable,
  reasonOf,
} from '../core/errors.ts';

/** Wrong usage, settings or version: starting again changes nothing until somebody mends them. */
export const EXIT_USAGE = 2;
export const EXIT_FAILURE = 1;
/** Faults whose message says all that an operator can do; any other is a defect, and its stack is told. */
const EXPECTED = [BadInput, DiscordUnavailable, ModelUnavailable, StorageUnavailable];

/** What ended a program: one sentence where that is all there is to know. */
export function describeFault(error: unknown): string {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  const isDefect = !isExpected && error instanceof Error;
  return isDefect ? `${reasonOf(error)}\n${error.stack ?? ''}` : reasonOf(error);
}

/** What a program ends with: 2 where another start would meet the same, else 1. */
export function exitCodeOf(error: unknown): number {
  const isDamage = error instanceof StorageUnavailable && error.trouble === 'damaged';
  const isLasting = isDamage || error instanceof BadInput || error instanceof NewerDatabase;
  return isLasting ? EXIT_USAGE : EXIT_FAILURE;
}
