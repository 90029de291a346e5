import { UnreadableFile } from '../core/errors.ts';

/** Parses JSON. @throws UnreadableFile with the line where it breaks off. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = error.message.split(/ in JSON| is not valid JSON/)[0] ?? '';
    const reason = `this is not valid JSON (${message}); mind commas, quotes and brackets`;
    throw new UnreadableFile(
      { file, place: placeOf(error.message, text), reason },
      { cause: error },
    );
  }
}

/** The engine tells a position, or that the text ends too early, or for short texts neither. */
function placeOf(message: string, text: string): string | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !message.includes('end of')) return undefined;
  const before = position === undefined ? text : text.slice(0, Number(position));
  return `line ${before.split('\n').length}`;
}
