import { fromBufferPromise } from 'yauzl';
import { UnreadableFile } from '../../core/errors.ts';

/** Bytes. A document of 20 MB with its pictures unpacks to less than this. */
const LARGEST_UNPACKED = 100 * 1024 * 1024;
/** A Word document has a few dozen. */
const MOST_ENTRIES = 5_000;

/**
 * Unpacks an archive once, keeping nothing, to see that it is no bomb: sizes are counted, not believed.
 * @throws UnreadableFile when it is one, or no archive at all.
 */
export async function checkZip(bytes: Uint8Array, file: string): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true }).catch(
    (error: unknown) => {
      const reason =
        'this is not a .docx file, whatever its name says; save it from Word or LibreOffice as .docx';
      throw new UnreadableFile({ file, reason }, { cause: error });
    },
  );
  let left = LARGEST_UNPACKED;
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entry.uncompressedSize > left || entries > MOST_ENTRIES) throw bomb(file);
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) {
      left -= (piece as Buffer).length;
      if (left < 0) throw bomb(file);
    }
  }
}

function bomb(file: string): UnreadableFile {
  const reason = `it unpacks to more than ${LARGEST_UNPACKED / 1024 / 1024} MB; take out pictures or split it`;
  return new UnreadableFile({ file, reason });
}
