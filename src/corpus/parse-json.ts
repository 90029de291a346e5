import { UnreadableFile } from '../core/errors.ts';

/** Parses JSON. @throws UnreadableFile with the line where it breaks off. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /position (\d+)/.exec(error.message)?.[1];
    // A text that ends too early breaks off at its end, for which there is no position.
    const before = position === undefined ? text : text.slice(0, Number(position));
    const reason = `this is not valid JSON (${error.message.split(' in JSON')[0] ?? ''}); mind commas, quotes and brackets`;
    throw new UnreadableFile(
      { file, place: `line ${before.split('\n').length}`, reason },
      { cause: error },
    );
  }
}
