import type { PassageId } from '../ids.ts';
import { isSameSection, type Passage } from '../passage.ts';
import type { QuestionTerm } from './question-words.ts';
import { splitUnits, type Unit } from './split-units.ts';
import { isInstruction } from './writing/instructions.ts';
import { unreachable } from '../unreachable.ts';
import { MAX_ANSWER_LENGTH, MAX_ANSWER_SENTENCES, SHORT_PASSAGE } from './tuning.ts';
import { stemOf, wordsOf } from './words.ts';

/** What is said, and the passages that it was taken from. */
export interface Extract {
  /** Markdown, at most `MAX_ANSWER_LENGTH` characters, nothing cut inside code, link or formula. */
  readonly text: string;
  /** One for each place (cell, page, heading) that the text was taken from. */
  readonly used: readonly Passage[];
}

const FIX_HEADING = /^(?:the\s+)?(?:fix|solution|workaround|what to do|how to fix|resolution)\b/i;

/**
 * Takes from a document what answers: of a known issue its fix, below the name; else the run of
 * sentences around the best passage that holds most of the question's words.
 * @param best the document's passage that fits best
 * @param siblings all passages of the document, in reading order
 * @param said passages that the conversation has had: who has the fix and asks on gets what was asked
 */
export function extractAnswer(
  best: Passage,
  siblings: readonly Passage[],
  terms: readonly QuestionTerm[],
  said: ReadonlySet<PassageId> = new Set(),
): Extract {
  const fix = best.meta.kind === 'known-issue' ? fixOf(siblings) : [];
  const goesOn = fix.some(({ id }) => said.has(id)) && !fix.includes(best);
  if (fix.length > 0 && !goesOn) {
    const name = `**${best.meta.title}**\n\n`;
    const { text, used } = bestRun(unitsOf(fix), terms, MAX_ANSWER_LENGTH - name.length);
    if (text !== '') return { text: name + text, used };
  }
  const run = bestRun(unitsOf(withNext(best, siblings)), terms, MAX_ANSWER_LENGTH);
  return run.text === '' ? { text: pointTo(best), used: [best] } : run;
}

/** The passages below the first heading that promises a fix. */
export function fixOf(siblings: readonly Passage[]): readonly Passage[] {
  const first = siblings.find(({ headings }) => headings.some((name) => FIX_HEADING.test(name)));
  const name = first?.headings.find((heading) => FIX_HEADING.test(heading));
  return name === undefined ? [] : siblings.filter(({ headings }) => headings.includes(name));
}

/** A short passage says little alone: what follows under the same heading belongs to it. */
function withNext(best: Passage, siblings: readonly Passage[]): readonly Passage[] {
  const next = siblings.find(({ ordinal }) => ordinal === best.ordinal + 1);
  const announces = /:\s*$/.test(best.text);
  if (next === undefined || (best.text.length >= SHORT_PASSAGE && !announces)) return [best];
  const sameHeading = isSameSection(next, best);
  return sameHeading && (announces || goesOnAt(best, next)) ? [best, next] : [best];
}

/**
 * Whether a passage goes on in the next one: the next slide or entry is another matter, and so is a notebook's next
 * cell, unless it is the code that the words above it are about.
 */
function goesOnAt(best: Passage, next: Passage): boolean {
  switch (best.place.kind) {
    case 'document':
    case 'heading':
    case 'line':
    case 'time':
      return true;
    case 'page':
    case 'entry':
      return placeOf(best) === placeOf(next);
    case 'cell':
      return placeOf(best) === placeOf(next) || (!isCode(best.text) && isCode(next.text));
    default:
      return unreachable(best.place);
  }
}

function isCode(text: string): boolean {
  return /^\s*(?:`{3,}|~{3,})/.test(text);
}

function placeOf({ headings, place }: Passage): string {
  return JSON.stringify([headings, place]);
}

interface PassageUnit extends Unit {
  readonly passage: Passage;
}

/**
 * No solution of a graded assignment goes out: its code stays in the notes. Nor does what somebody put into a note
 * to give orders to a model.
 */
export function unitsOf(passages: readonly Passage[]): readonly PassageUnit[] {
  return passages
    .flatMap((passage, at) =>
      splitUnits(passage.text).map((unit, first): PassageUnit => {
        const before = at > 0 && first === 0 ? '\n\n' : unit.before;
        return { ...unit, before, passage };
      }),
    )
    .filter(({ kind }) => kind !== 'code' || passages[0]?.meta.assignment !== 'graded')
    .filter(({ text }) => !isInstruction(text));
}

/** The run of units that holds most of what was asked and fits; the earlier of equals, as long as may be. */
function bestRun(
  units: readonly PassageUnit[],
  terms: readonly QuestionTerm[],
  room: number,
): Extract {
  const worth = units.map((unit) => worthOf(unit, terms));
  let best = { worth: 0, text: '', units: units.slice(0, 0) };
  for (const start of units.keys()) {
    let text = '';
    let counted = 0;
    let total = 0;
    let isElsewhere = false;
    for (const [at, unit] of units.entries()) {
      if (at < start) continue;
      const isTitle = TITLE.test(unit.text);
      counted += unit.kind === 'sentence' && !isTitle ? 1 : 0;
      const longer = text === '' ? unit.text : text + unit.before + unit.text;
      if (counted > MAX_ANSWER_SENTENCES || longer.length > room) break;
      isElsewhere ||= at > start && isTitle;
      text = longer;
      total += (worth[at] ?? 0) + (isElsewhere ? 0 : WORTH_OF_ANY_UNIT);
      if (total > best.worth) best = { worth: total, text, units: units.slice(start, at + 1) };
    }
  }
  const places = new Map(
    best.units.toReversed().map(({ passage }) => [placeOf(passage), passage] as const),
  );
  return { text: best.text, used: [...places.values()].toReversed() };
}

/** A line in bold alone is the title of a tab, a box or a part: what follows is another matter unless it was asked. */
const TITLE = /^\*\*[^*\n]*[^*\n:]\*\*$/;

/** Never nothing: of two runs with the same words the fuller one explains more. */
const WORTH_OF_ANY_UNIT = 0.1;

function worthOf(unit: Unit, terms: readonly QuestionTerm[]): number {
  const stems = new Set(wordsOf(unit.text).map(stemOf));
  return terms.reduce(
    (sum, { word, passageIdf, weight }) =>
      sum + (stems.has(stemOf(word)) ? passageIdf * weight : 0),
    0,
  );
}

/** When even the first piece is too long to be shown whole. */
function pointTo({ meta, headings }: Passage): string {
  const heading = headings.at(-1);
  return heading === undefined
    ? `The notes answer this in **${meta.title}**.`
    : `The notes answer this in **${meta.title}**, under **${heading}**.`;
}
