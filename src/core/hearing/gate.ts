import { GREETING_ONLY } from './talk-words.ts';
import { GATE_BIAS, GATE_WEIGHTS } from './gate-weights.ts';
import { featuresOf, type MessageFeatures } from './message-features.ts';
import { SPEAK_FROM, SPEAK_WHEN_ANSWERED_FROM } from './tuning.ts';

const DECORATION = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|<a?:\w+:\d+>|[.!,~]/gu;
const ACKNOWLEDGEMENT =
  /^(?:ok(?:ay)?|k+|yes|yep|yeah|no|nope|sure|alright|right|cool|nice|great|perfect|awesome|wow|oh+|ah+|hm+|lol|lmao|ha(?:ha)+h?|understood|i see|one sec(?:ond)?|brb|(?:(?:ok(?:ay)?|cool|thanks) )?(?:(?:(?:i|we) ?)?(?:'?ll|will|am going to|'?m going to)?|let me) ?(?:try|check|look|do|test)(?: (?:that|it|this|out|now|again|later|tonight|tomorrow|into it))*|trying(?: (?:that|it|now))*)(?: (?:ok(?:ay)?|then|cool|lol|haha))?$/iu;

/** What other bots are told by: `!rank`, `$play x`, `-np`. */
const BOT_COMMAND = /^\s*(?:[!$?.;>+-]|[a-z]{1,2}!)[a-z]{2,}\b(?!\()/i;

/** Features that no thanks, no "it works now" and no advice have. */
const WANTS_MORE = 'mark start within own help failure still error code long'.split(' ');
/** Features that no announcement has. */
const ASKS_OR_FAILS = 'mark help error failure person'.split(' ');

/** What to do about words that nobody put to the bot. */
export type GateDecision =
  /** A clear help request: it is answered, if only with "I could not find this" and a way to staff. */
  | 'speak'
  /** Perhaps one: it is answered only when the notes hold an answer. */
  | 'speak-when-answered'
  | 'stay-silent';

/** 0 to 1: how likely a message asks for help with the course. Pure. */
export function helpProbability(text: string): number {
  return probabilityOf(featuresOf(text));
}

function probabilityOf(features: MessageFeatures): number {
  const logOdds = Object.entries(features).reduce(
    (sum, [name, value]) => sum + value * (GATE_WEIGHTS[name] ?? 0),
    GATE_BIAS,
  );
  return 1 / (1 + Math.exp(-logOdds));
}

/** Decides about a message, or the whole of a burst, in a channel where people also talk. When unsure: silence. */
export function passGate(text: string): GateDecision {
  if (BOT_COMMAND.test(text)) return 'stay-silent';
  const features = featuresOf(text);
  const probability = probabilityOf(features);
  if (probability >= SPEAK_FROM) return 'speak';
  if (isAdvice(features)) return 'stay-silent';
  return probability >= SPEAK_WHEN_ANSWERED_FROM ? 'speak-when-answered' : 'stay-silent';
}

/** The notes always "answer" good advice: they say the same. */
function isAdvice(features: MessageFeatures): boolean {
  return features['advice'] === 1 && WANTS_MORE.every((name) => features[name] === 0);
}

/** Thanks and "it works now": nothing is asked. */
export function isThanks(text: string): boolean {
  const features = featuresOf(text);
  const isThanking = features['thanks'] === 1 || features['resolved'] === 1;
  return isThanking && WANTS_MORE.every((name) => features[name] === 0);
}

/** `ok`, `will try`, a thumb: taken note of, nothing asked. */
export function isAcknowledgement(text: string): boolean {
  const spoken = text.replace(DECORATION, ' ').replace(/\s+/g, ' ').trim();
  return spoken === '' || ACKNOWLEDGEMENT.test(spoken);
}

/** A greeting and nothing else. */
export function isGreeting(text: string): boolean {
  return GREETING_ONLY.test(text.trim());
}

/** Announces something rather than asks, as posts in a help forum do now and then. */
export function isAnnouncement(text: string): boolean {
  const features = featuresOf(text);
  const isTelling = features['announces'] === 1 || features['everyone'] === 1;
  return isTelling && ASKS_OR_FAILS.every((name) => features[name] === 0);
}
