import { UnreadableFile } from '../core/errors.ts';

/** Parses JSON that begins on a line of its file. @throws UnreadableFile with the line where it breaks off. */
export function parseJson(text: string, file: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = error.message.split(/ in JSON| is not valid JSON/)[0] ?? '';
    const reason = `this is not valid JSON (${message}); mind commas, quotes and brackets`;
    throw new UnreadableFile(
      { file, place: placeOf(error.message, text, firstLine), reason },
      { cause: error },
    );
  }
}

/** The engine tells a position, or that the text ends too early, or for short texts neither. */
function placeOf(message: string, text: string, firstLine: number): string | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !message.includes('end of') && firstLine === 1) return undefined;
  const before = position === undefined ? text : text.slice(0, Number(position));
  return `line ${before.split('\n').length + firstLine - 1}`;
}
