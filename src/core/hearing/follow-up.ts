import { isStopWord, wordsOf } from '../answering/words.ts';
import { partsOf } from './question-parts.ts';
import { EARLIER_BUDGET, EARLIER_TURNS, FOLLOW_UP_LONGEST } from './tuning.ts';

/** `and for week 3?`, `what about the test set`, `same for conv layers`. */
const LEADS_ON =
  /^(?:(?:ok(?:ay)?|hm+|thanks|thx|thank you|oh|ah|yes|no|yeah|right|cool)[\s,.!:]*)*(?:and|but|also|or|then|so|what about|how about|what if|why not|how so|how come|which one|same|still|in that case|what then|else|y|et|und|e|mais|mas|pero|aber|и|а|那|那么|और|では)(?![\p{L}])/iu;
/** Words that point back at what was said. */
const POINTS_BACK =
  /\b(?:it|its|it's|that|this|these|those|they|them|then|the same|same|one|ones|again|above|previous|instead|neither|either|both|other|another|step \d|didn'?t work|doesn'?t work|not work(?:ing)?|eso|esto|ça|cela|das|dies|isso|это)\b/iu;
/** A place that was spoken of; `is there a …?` and `there are …` name none. */
const THERE =
  /\bthere\b(?<!\b(?:is|are|was|were|be|been|will|has|have|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t)\s+there)(?!\s+(?:is|are|was|were|will|has|have|isn|aren|wasn|weren)|['’]s\b)/iu;
const ELLIPSIS = /(?:\.\.\.|…)\s*\??$/;

/**
 * Whether words make sense only after what was asked before: short, and leading on from it or pointing back to it.
 * A pasted error or code stands on its own only with enough words of its own.
 */
export function isFollowUp(text: string): boolean {
  const { prose } = partsOf(text);
  const said = wordsOf(prose);
  const telling = said.filter((word) => !isStopWord(word)).length;
  if (telling <= 1) return true;
  if (said.length > FOLLOW_UP_LONGEST) return false;
  return [LEADS_ON, POINTS_BACK, THERE, ELLIPSIS].some((sign) => sign.test(prose));
}

/** The turns that a follow-up is understood with: the last ones within a budget, oldest first. */
export function earlierFor(text: string, turns: readonly string[]): readonly string[] {
  if (turns.length === 0 || !isFollowUp(text)) return [];
  const kept: string[] = [];
  let left = EARLIER_BUDGET;
  for (const turn of turns.slice(-EARLIER_TURNS).reverse()) {
    const piece = turn.slice(0, left);
    if (piece === '') break;
    kept.unshift(piece);
    left -= piece.length;
    // A turn that stands on its own says what the talk is about: what was before it is another subject.
    if (!isFollowUp(turn)) break;
  }
  return kept;
}
