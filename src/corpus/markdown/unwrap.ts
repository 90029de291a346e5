/** Characters. A line this long was broken by an editor, not by its writer's will. */
const LONG_LINE = 60;

/** The beginning of something that stays on a line of its own. */
const OWN_LINE = /^\s*(?:[-*+>|#]|\d+[.)]\s|`{3}|~{3}|\$\$|\[\^)/;

/**
 * Joins lines that an editor wrapped in mid-sentence: a chat shows each line's end. Lines that end a sentence
 * stay as they are, and so does a text with a fence or a formula on lines of its own.
 */
export function unwrap(text: string): string {
  if (/^\s*(?:```|~~~|\$\$)/m.test(text)) return text;
  let result = '';
  let before = '';
  for (const line of text.split('\n')) {
    const joins =
      before.length >= LONG_LINE && /[^.:;!?\\\s|]$/.test(before) && !OWN_LINE.test(line);
    if (joins && line.trim() !== '') result += ` ${line.trimStart()}`;
    else result += result === '' && before === '' ? line : `\n${line}`;
    before = line;
  }
  return result;
}
