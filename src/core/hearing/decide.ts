import { unreachable } from '../unreachable.ts';
import {
  helpProbability,
  isAcknowledgement,
  isAnnouncement,
  isGreeting,
  isThanks,
  passGate,
  type GateDecision,
} from './gate.ts';
import { isFollowUp } from './follow-up.ts';
import { ASKS_PERHAPS_FROM } from './tuning.ts';

/** How words reached the bot. */
export type Hearing =
  /** Written to it: a direct message, or its name at the beginning or the end. */
  | { readonly kind: 'put'; readonly isNamedInPassing: boolean }
  /** A reply to one of its answers. */
  | { readonly kind: 'reply'; readonly isByAsker: boolean }
  /** More words of the asker in the thread of an answer. */
  | { readonly kind: 'follow-up' }
  /** A new post in a help forum. */
  | { readonly kind: 'post' }
  /** A message in a text help channel. */
  | { readonly kind: 'unasked' };

/** What is done about them. `greet`: says what can be asked. */
export type HearingDecision = GateDecision | 'greet';

/** Decides about the words of one person's burst, before it is known whether somebody else is answering. Pure. */
export function decide(hearing: Hearing, text: string): HearingDecision {
  const { kind } = hearing;
  switch (kind) {
    case 'put':
      if (isGreeting(text)) return 'greet';
      if (isSmallTalk(text)) return 'stay-silent';
      return hearing.isNamedInPassing && !asksPerhaps(text) ? 'stay-silent' : 'speak';
    case 'reply':
      if (isSmallTalk(text) || isGreeting(text)) return 'stay-silent';
      return hearing.isByAsker || asksPerhaps(text) ? 'speak' : 'stay-silent';
    case 'follow-up':
      if (isSmallTalk(text) || isGreeting(text)) return 'stay-silent';
      return asksPerhaps(text) || isFollowUp(text) ? 'speak' : 'speak-when-answered';
    case 'post':
      return isAnnouncement(text) ? 'stay-silent' : 'speak';
    case 'unasked':
      return passGate(text);
    default:
      return unreachable(kind);
  }
}

function isSmallTalk(text: string): boolean {
  return isThanks(text) || isAcknowledgement(text);
}

function asksPerhaps(text: string): boolean {
  return /[?？]/.test(text) || helpProbability(text) >= ASKS_PERHAPS_FROM;
}
