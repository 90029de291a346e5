import { UnreadableFile } from '../core/errors.ts';

/**
 * The text of a file: UTF-8, or UTF-16 when it begins with a byte order mark. Bytes that are not UTF-8 are read
 * as Windows-1252, with a note, since that is what old editors wrote.
 * @throws UnreadableFile when the bytes are not text at all.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly notes: readonly string[] } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), notes: [] };
  if (isBinary(bytes)) {
    const reason =
      'this is not text, whatever its name says; save it as UTF-8 text or give it its true ending';
    throw new UnreadableFile({ file, reason });
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    const note =
      'is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters look wrong';
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: [note] };
  }
}

/** Bytes. Enough to tell text from something else. */
const SAMPLE = 64_000;

/** A zero byte, or control signs that no text has in such numbers. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) controls += 1;
  }
  return controls > sample.length / 50;
}
