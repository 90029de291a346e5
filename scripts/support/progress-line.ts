import type { WriteStream } from 'node:tty';
import type { IndexProgress } from '../../src/core/indexing/report.ts';

/** Shows an indexing run on one line of a terminal; says nothing elsewhere. */
export function progressLine(stream: WriteStream) {
  let isShown = false;
  return {
    show: ({ filesRead, filesToRead, passagesEmbedded, passagesToEmbed }: IndexProgress): void => {
      if (!stream.isTTY || filesToRead === 0) return;
      isShown = true;
      const files = `${filesRead}/${filesToRead} files`;
      stream.write(`\r\u001b[Kindexing: ${files}, ${passagesEmbedded}/${passagesToEmbed} passages`);
    },
    end: (): void => {
      if (isShown) stream.write('\r\u001b[K');
    },
  };
}
