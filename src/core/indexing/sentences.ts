/** A link, code in a line, a formula or bold words: no cut goes through one. The bounds keep the search linear. */
const WHOLE =
  /\[[^[\]\n]{0,300}\]\([^()\s]{0,1500}\)|`[^`\n]{1,500}`|\$[^$\n]{1,500}\$|\*\*[^*\n]{1,300}\*\*/g;

/** Behind a full stop (and what closes with it) and white space, behind a full stop of Chinese or Japanese, or a line's end. */
const BOUNDARY = /[.!?:;]["'”’)\]*_]{0,3}\s+|[。！？]|\n+/g;

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|resp|fig|eq|no|dr|mr|mrs|ms|prof|sec|[A-Z])\.\s*$/i;

/** The sentences of a text, each with the white space behind it; joined they are the text again. */
export function sentences(text: string): string[] {
  const whole = Array.from(
    text.matchAll(WHOLE),
    ({ index, 0: span }) => [index, index + span.length] as const,
  );
  const found: string[] = [];
  let start = 0;
  let next = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    while ((whole[next]?.[1] ?? Infinity) <= match.index) next += 1;
    const span = whole[next];
    if (span !== undefined && span[0] < end && match.index < span[1] && end < span[1]) continue;
    if (ABBREVIATION.test(text.slice(Math.max(start, end - 12), end))) continue;
    found.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}
