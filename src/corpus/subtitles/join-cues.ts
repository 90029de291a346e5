import type { Section } from '../../core/passage.ts';
import type { Cue } from './parse-cues.ts';

/** Seconds and characters from which the next end of a sentence ends a passage. */
const WANTED_SECONDS = 50;
const WANTED_CHARACTERS = 450;
/** Seconds and characters at which a passage ends anyway: automatic subtitles have no full stops. */
const LONGEST_SECONDS = 90;
const LONGEST_CHARACTERS = 650;

interface Passage {
  readonly startSeconds: number;
  endSeconds: number;
  text: string;
}

/** Joins cues into sections of about a minute that end with a sentence. */
export function joinCues(cues: readonly Cue[]): Section[] {
  const passages: Passage[] = [];
  let isOpen = false;
  for (const cue of spoken(cues)) {
    const current = passages.at(-1);
    if (current === undefined || !isOpen || wouldOverflow(current, cue)) passages.push({ ...cue });
    else {
      current.text += ` ${cue.text}`;
      current.endSeconds = Math.max(current.endSeconds, cue.endSeconds);
    }
    isOpen = !isComplete(passages.at(-1));
  }
  return passages.map(({ startSeconds, endSeconds, text }) => ({
    headings: [],
    place: { kind: 'time', startSeconds, endSeconds },
    blocks: [{ kind: 'paragraph', text }],
  }));
}

function wouldOverflow(passage: Passage, cue: Cue): boolean {
  const seconds = cue.endSeconds - passage.startSeconds;
  return seconds > LONGEST_SECONDS || passage.text.length + cue.text.length > LONGEST_CHARACTERS;
}

function isComplete(passage: Passage | undefined): boolean {
  if (passage === undefined || !/[.!?。！？]["'”’)\]]*$/.test(passage.text)) return false;
  const seconds = passage.endSeconds - passage.startSeconds;
  return seconds >= WANTED_SECONDS || passage.text.length >= WANTED_CHARACTERS;
}

/** Seconds. Automatic subtitles put a line in between for less than this, only to move it up. */
const BLINK = 0.1;

/** Cues without tags, and without the line that automatic subtitles show again above the next one. */
function* spoken(cues: readonly Cue[]): Generator<Cue> {
  let shown = '';
  for (const cue of cues) {
    const lines = cue.text
      .split('\n')
      .map(plainLine)
      .filter((line) => line !== '');
    const mayRepeat = lines.length > 1 || cue.endSeconds - cue.startSeconds < BLINK;
    const fresh = mayRepeat && lines[0] === shown ? lines.slice(1) : lines;
    shown = lines.at(-1) ?? shown;
    if (fresh.length > 0) yield { ...cue, text: fresh.join(' ') };
  }
}

function plainLine(line: string): string {
  const bare = line.replace(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, '');
  return bare
    .replace(/&(?:amp|lt|gt|nbsp|quot|apos|lrm|rlm|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(NOT_SPOKEN, '');
}

/** `[MUSIC]`, and the marks of another speaker: `>> `, `- `. */
const NOT_SPOKEN = /^(?:[[(][\p{Lu}\s]+[\])]|♪+|(?:>>+|[-–])\s(?=\S))\s*/u;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&lrm;': '',
  '&rlm;': '',
};
