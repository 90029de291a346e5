import { parseSync } from 'subtitle';
import { UnreadableFile } from '../../core/errors.ts';
import { asDocumentId } from '../../core/ids.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { joinCues } from './join-cues.ts';
import type { Cue } from './join-cues.ts';

/** Reads `.srt` and `.vtt`: passages of about a minute, each at its time. */
export function readSubtitleFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const { text, notes } = decodeText(file.bytes, path);
  const cues = parse(text.replace(/^\ufeff/, ''), path);
  const meta = documentMeta({ path, courseFolder, given: [sideCar] });
  return {
    documents: [{ id: asDocumentId(path), path, meta, sections: joinCues(cues) }],
    notes,
  };
}

function parse(text: string, file: string): Cue[] {
  try {
    return parseSync(withoutNotes(text)).flatMap((node) =>
      node.type === 'cue'
        ? [
            {
              startSeconds: node.data.start / 1000,
              endSeconds: node.data.end / 1000,
              text: node.data.text,
            },
          ]
        : [],
    );
  } catch (error) {
    const row = /row (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const reason =
      'a time such as 00:01:05,000 --> 00:01:09,500 is expected here; mend or delete the line';
    const place = row === undefined ? undefined : `line ${row}`;
    throw new UnreadableFile({ file, place, reason }, { cause: error });
  }
}

/** Empties the blocks of a WebVTT file that are not spoken: comments, styles, regions. Lines keep their numbers. */
function withoutNotes(text: string): string {
  let isNote = false;
  return text
    .split(/\r\n?|\n/)
    .map((line, index, lines) => {
      const begins = (lines[index - 1] ?? '').trim() === '';
      if (line.trim() === '') isNote = false;
      else if (begins && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) isNote = true;
      return isNote ? '' : line;
    })
    .join('\n');
}
