import { stripVTControlCharacters } from 'node:util';

/** A text without the colours and cursor moves of a terminal, and without other control signs but tabs and line ends. */
export function stripAnsi(text: string): string {
  return stripVTControlCharacters(text).replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g,
    '',
  );
}
