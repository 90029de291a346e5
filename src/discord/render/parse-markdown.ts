import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * More marks of quotes and lists than this at the beginning of one line are no writing. The parser takes a step down
 * for each: thousands, which fit into one question, end its stack or hold everybody up.
 */
const NESTED_TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){17}/m;

/** The blocks of a text, with their places in it; undefined for what is better taken as mere words. */
export function parseMarkdown(text: string): readonly RootContent[] | undefined {
  return NESTED_TOO_DEEP.test(text) ? undefined : parser.parse(text).children;
}
