import { UnreadableFile } from '../../core/errors.ts';

/** What is shown at one time. */
export interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** With tags, as written. */
  readonly text: string;
}

const TIME = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,3})?)`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s|$)`);
/** A line that means to be a time and is not. */
const NEARLY_TIMING = /^\s*\d+:\d+[^a-z]*(?:-+|–|—)>?\s*\d+:\d/i;

/**
 * The cues of SubRip and WebVTT. Libraries for these stumble over what recordings come with (identifiers that are
 * words, styles, doubled empty lines) or pass over broken times in silence, so the few rules stand here.
 * @throws UnreadableFile with the line where a time is broken or expected.
 */
export function parseCues(text: string, file: string): Cue[] {
  const cues: Cue[] = [];
  let timing: { readonly startSeconds: number; readonly endSeconds: number } | undefined;
  let shown: string[] = [];
  const close = (isFollowed: boolean): void => {
    if (timing !== undefined) {
      cues.push({ ...timing, text: (isFollowed ? withoutName(shown) : shown).join('\n').trim() });
    }
    shown = [];
  };
  for (const [index, line] of withoutNotes(text.split(/\r\n?|\n/)).entries()) {
    const match = TIMING.exec(line);
    if (match !== null) {
      close(true);
      timing = { startSeconds: secondsOf(match, 1), endSeconds: secondsOf(match, 4) };
    } else if (NEARLY_TIMING.test(line)) throw brokenTime(file, index + 1);
    else shown.push(line.trim());
  }
  close(false);
  if (cues.length === 0 && text.trim() !== '') throw brokenTime(file, 1);
  return cues;
}

function brokenTime(file: string, line: number): UnreadableFile {
  const reason =
    'a time such as 00:01:05,000 --> 00:01:09,500 is expected here; mend or delete the line';
  return new UnreadableFile({ file, place: `line ${line}`, reason });
}

function secondsOf(match: RegExpExecArray, first: number): number {
  const [hours = '0', minutes = '0', seconds = '0'] = [0, 1, 2].map((step) => match[first + step]);
  const milliseconds = Math.round(Number(seconds.replace(',', '.')) * 1000);
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + milliseconds) / 1000;
}

/** Without the next cue's number or name, which stands on the last line, alone or behind an empty one. */
function withoutName(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1) ?? '';
  const isName = /^\d+$/.test(last) || (last !== '' && lines.at(-2) === '');
  return isName ? lines.slice(0, -1) : lines;
}

/** Empties the blocks of WebVTT that are not spoken: comments, styles, regions. */
function withoutNotes(lines: readonly string[]): string[] {
  let isNote = false;
  return lines.map((line, index) => {
    const begins = (lines[index - 1] ?? '').trim() === '';
    if (line.trim() === '') isNote = false;
    else if (begins && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) isNote = true;
    return isNote ? '' : line;
  });
}
