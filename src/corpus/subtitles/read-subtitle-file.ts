import { asDocumentId } from '../../core/ids.ts';
import { decodeText } from '../decode-text.ts';
import { documentMeta } from '../document-meta.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { joinCues } from './join-cues.ts';
import { parseCues } from './parse-cues.ts';

/** Reads `.srt` and `.vtt`: passages of about a minute, each at its time. */
export function readSubtitleFile(file: SourceFile): FileContent {
  const { path, courseFolder, sideCar } = file;
  const { text, notes } = decodeText(file.bytes, path);
  const sections = joinCues(parseCues(text, path));
  const meta = documentMeta({ path, courseFolder, given: [sideCar] });
  return { documents: [{ id: asDocumentId(path), path, meta, sections }], notes };
}
