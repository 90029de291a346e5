import { SingleBar, Presets } from 'cli-progress';
import type { IndexProgress, OnProgress } from '../../src/core/indexing/report.ts';

/** Shows how far an indexing run has come. */
export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Leaves the terminal as it was. */
  done(): void;
}

/** Milliseconds between two lines where there is no terminal. */
const LINE_EVERY_MS = 2_000;

/** A bar on a terminal, now and then a line elsewhere; both on stderr, so that stdout stays clean. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? showBar(stream) : showLines(stream);
}

function showBar(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    {
      stream,
      format: 'indexing {bar} {value}/{total} files, {embedded} passages embedded, {eta_formatted}',
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    onProgress({ filesRead, filesToRead, passagesEmbedded }) {
      const embedded = passagesEmbedded.toString();
      if (filesToRead === 0) return;
      if (!isStarted) bar.start(filesToRead, filesRead, { embedded });
      isStarted = true;
      bar.update(filesRead, { embedded });
    },
    done() {
      if (isStarted) bar.stop();
    },
  };
}

function showLines(stream: NodeJS.WriteStream): ProgressDisplay {
  let toldAt = 0;
  let untold: IndexProgress | undefined;
  const tell = ({ filesRead, filesToRead, passagesEmbedded }: IndexProgress) => {
    stream.write(
      `indexing: ${filesRead}/${filesToRead} files, ${passagesEmbedded} passages embedded\n`,
    );
    toldAt = Date.now();
    untold = undefined;
  };
  return {
    onProgress(progress) {
      untold = progress;
      if (progress.filesToRead > 0 && Date.now() - toldAt >= LINE_EVERY_MS) tell(progress);
    },
    done() {
      if (untold !== undefined && untold.filesToRead > 0) tell(untold);
    },
  };
}
