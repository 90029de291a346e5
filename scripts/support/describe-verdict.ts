import { missingFactOf } from '../../src/core/answering/vague-call.ts';
import type { Place } from '../../src/core/passage.ts';
import { unreachable } from '../../src/core/unreachable.ts';
import type { Citation, Verdict } from '../../src/core/verdict.ts';
import { en } from '../../src/discord/render/texts/en.ts';

/** A verdict as a person reads it in a terminal. */
export function describeVerdict(verdict: Verdict, tookMs: number): string {
  const { confidence, citations } = verdict;
  const sure = `Confidence: ${inWords(confidence)} (${confidence.toFixed(2)}). Took ${tookMs.toFixed(0)} ms.`;
  return [opening(verdict), sourcesOf(citations), sure].filter((part) => part !== '').join('\n\n');
}

/** A verdict for machines. */
export function verdictToJson(verdict: Verdict): string {
  const { outcome, confidence, timings } = verdict;
  const citations = verdict.citations.map(({ title, path, headings, url, score, place }) => ({
    title,
    path,
    heading: headings.join(' > '),
    url: url ?? null,
    score,
    place: placeInWords(place),
  }));
  const text = verdict.outcome === 'answered' ? verdict.text : opening(verdict);
  return JSON.stringify({ outcome, confidence, text, citations, timings }, null, 2);
}

function opening(verdict: Verdict): string {
  const missing = missingFactOf(verdict.signals);
  if (missing !== undefined) return missing === 'message' ? en.askMessage : en.askPlaceAndMessage;
  switch (verdict.outcome) {
    case 'answered':
      return verdict.text;
    case 'unsure':
      return 'I am not sure. One of these may answer it:';
    case 'unknown':
      return 'I could not find this in the course notes.';
    default:
      return unreachable(verdict);
  }
}

function sourcesOf(citations: readonly Citation[]): string {
  return citations
    .map(({ title, path, headings, place, url }, at) => {
      const where = [path, placeInWords(place)].filter((part) => part !== '').join(', ');
      const name = [title, ...headings].join(' > ');
      return `[${at + 1}] ${name}\n    ${where}${url === undefined ? '' : `\n    ${url}`}`;
    })
    .join('\n');
}

function placeInWords(place: Place): string {
  switch (place.kind) {
    case 'document':
      return '';
    case 'heading':
      return `#${place.anchor}`;
    case 'cell':
      return `cell ${place.cell}`;
    case 'page':
      return `page ${place.page}`;
    case 'time':
      return `minute ${clockTime(place.startSeconds)}`;
    case 'line':
      return `line ${place.line}`;
    case 'entry':
      return `entry ${place.entry}`;
    default:
      return unreachable(place);
  }
}

function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function inWords(confidence: number): string {
  if (confidence >= 0.9) return 'high';
  return confidence >= 0.6 ? 'fair' : 'low';
}
