import { MAX_EMBEDDED_LENGTH, MAX_QUESTION_LENGTH } from './tuning.ts';

/** A question as the search takes it. */
export interface CleanQuestion {
  /** What a person could read of it; empty when there is nothing. */
  readonly text: string;
  /** What the embedding model reads: the learner's own words first, then the line that names the error. */
  readonly gist: string;
}

/** Zero-width, direction, tag and variation characters, and controls but tab and line feed. */
const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** `<@1>`, `<#1>`, `</ask:1>`, `<:name:1>`, `<t:1:R>`. */
const DISCORD_MARKS =
  /<(?:@[!&]?|#|\/[^:<>\n]{1,80}:|a?:\w{1,40}:|t:)-?\d+(?::[a-zA-Z])?>|@(?:everyone|here)\b/g;

/** "where r the slides" asks for no letter, and "R-CNN" and "r = 3" mean one. */
const CHAT_ARE =
  /\b((?:where|how|what|which|who|when|why|there|these|those|they|we|you|u)\s+)r(?=\s+[\p{L}])/giu;

/** `ValueError: shapes do not match`, `kernel died`. */
const ERROR_LINE = /\b\w*(?:Error|Exception|Warning|Traceback|errno)\b.{0,20}[:(]|\berror\b\s*:/i;

/** Without what nobody sees, and what would turn other text around. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Takes out what nobody sees and finds what a paste is about. Pure; never throws. */
export function cleanQuestion(raw: string): CleanQuestion {
  const lines = raw.slice(0, MAX_QUESTION_LENGTH * 2).replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const text = withoutInvisible(lines)
    .replace(DISCORD_MARKS, ' ')
    .replace(CHAT_ARE, '$1are')
    .normalize('NFC')
    .slice(0, MAX_QUESTION_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return { text, gist: gistOf(text) };
}

function gistOf(text: string): string {
  const whole = squeeze(text.replace(/```\w*/g, ' '));
  if (whole.length <= MAX_EMBEDDED_LENGTH) return whole;
  const prose = squeeze(text.replace(/```[\s\S]*?(?:```|$)/g, ' '));
  const lines = text.split('\n').map((line) => squeeze(line));
  // The last error line of a traceback is the one that is meant.
  const errors = lines.filter((line) => ERROR_LINE.test(line)).reverse();
  const pieces = [
    prose.slice(0, MAX_EMBEDDED_LENGTH / 2),
    ...errors,
    prose.slice(MAX_EMBEDDED_LENGTH / 2),
  ];
  return pieces.join(' ').trim().slice(0, MAX_EMBEDDED_LENGTH);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
