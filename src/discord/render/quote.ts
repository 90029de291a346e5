/** Shown for a question of which nothing can be seen. */
const NOTHING_VISIBLE = '(nothing visible)';

/** Characters that take no room on the screen, and could hide others: controls, marks of direction, zero widths. */
const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
/**
 * Between a link's name and its address, wherever it stands: what looks like code to us may be none for Discord. Signs
 * before the address may be its own to read; a quotation mark is the beginning of somebody's string.
 */
const NAMED_LINK = /\](?=\([^\w)"']{0,50}[a-z][a-z\d+.-]*:)/gi;

/**
 * What a person wrote, fit to stand among our own words: invisible characters are gone, a link shows where it
 * leads, and code is left as it is. Mentions in it ping nobody, since no message of ours allows them.
 */
export function quotable(text: string): string {
  const shown = text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
  if (shown === '') return NOTHING_VISIBLE;
  return shown.replace(NAMED_LINK, ']\u200B');
}

/** On one line and no longer than `limit` UTF-16 units, never cut inside a character. */
export function oneLine(text: string, limit: number): string {
  const line = quotable(text).replace(/\s+/g, ' ');
  if (line.length <= limit) return line;
  // A cut between the halves of a surrogate pair leaves the first half behind.
  return `${line
    .slice(0, limit - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/** As a block quote, each line marked. */
export function blockQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
