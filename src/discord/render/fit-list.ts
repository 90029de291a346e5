import { fitMarkdown } from './fit-markdown.ts';
import { MESSAGE_LIMIT } from './limits.ts';

/** Characters below a list: which page of how many it is, in any language. */
const PAGE_LINE = 60;

/**
 * A list that fits in a message, whatever stands in its lines: people's words in each are cut to the same length, the
 * longest that fits, so that no line is lost.
 * @param most characters of words in a line, where there is room
 * @param lines given how many characters of words each may hold
 */
export function fitList(
  heading: string,
  most: number,
  lines: (limit: number) => readonly string[],
): string {
  const room = MESSAGE_LIMIT - PAGE_LINE;
  const listOf = (limit: number) => [heading, ...lines(limit)].join('\n');
  const whole = listOf(most);
  if (whole.length <= room) return whole;
  let best = listOf(0);
  for (let [fits, tooLong] = [0, most]; tooLong - fits > 1;) {
    const limit = Math.floor((fits + tooLong) / 2);
    const list = listOf(limit);
    if (list.length > room) tooLong = limit;
    else [fits, best] = [limit, list];
  }
  return fitMarkdown(best, room);
}
