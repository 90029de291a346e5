/** Behind these begins another question: "what is dropout and why does it help?", "…? Also, how …". */
const NEXT_QUESTION =
  /[?;\n]+\s*(?:and|also|plus)?\s+|[,\s]+(?:and|also|plus|&|,)+\s+(?:also\s+)?(?=(?:what|whats|how|why|when|where|which|who|does|do|is|are|can|should)\b)|,\s+(?=(?:what|how|why|when|where|which|does|is|are|can|should)\b)/i;

/** "what is a and b" asks for both; "the difference between a and b" does not. */
const WHAT_IS = /^\s*(?:what(?:'s|s|\s+is|\s+are)|explain|define)\s+(.+)$/is;
const BOTH = /\s+(?:and|&)\s+|\s*\/\s+|\s+\/\s*/i;
const COMPARES = /\b(?:difference|between|versus|vs|compare|compared|relation|both|better)\b/i;

/** The questions that were put in one, in order; one when there is but one. */
export function questionParts(question: string): readonly string[] {
  const parts = question
    .split(NEXT_QUESTION)
    .flatMap(bothOf)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? [question] : parts;
}

function bothOf(part: string): readonly string[] {
  const things = WHAT_IS.exec(part)?.[1];
  return things === undefined || COMPARES.test(part) ? [part] : things.split(BOTH);
}
