import type { PassageId } from '../ids.ts';
import type { Passage } from '../passage.ts';
import type { QuestionTerm } from './question-words.ts';
import { splitUnits, type Unit } from './split-units.ts';
import { isInstruction } from './writing/instructions.ts';
import { MAX_ANSWER_LENGTH, MAX_ANSWER_SENTENCES, SHORT_PASSAGE } from './tuning.ts';
import { stemOf, wordsOf } from './words.ts';

/** What is said, and the passages that it was taken from. */
export interface Extract {
  /** Markdown, at most `MAX_ANSWER_LENGTH` characters, nothing cut inside code, link or formula. */
  readonly text: string;
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
    const text = bestRun(unitsOf(fix), terms, MAX_ANSWER_LENGTH - name.length);
    if (text !== '') return { text: name + text, used: fix };
  }
  const used = withNext(best, siblings);
  const text = bestRun(unitsOf(used), terms, MAX_ANSWER_LENGTH);
  return { text: text === '' ? pointTo(best) : text, used };
}

/**
 * What answers several questions put in one: a paragraph each, in their order, within one answer's room.
 * @returns `used` holds the first passage of each paragraph
 */
export function extractAnswers(
  chosen: readonly Passage[],
  siblings: readonly Passage[],
  terms: readonly QuestionTerm[],
  said: ReadonlySet<PassageId> = new Set(),
): Extract {
  const extracts = chosen.map((passage) => extractAnswer(passage, siblings, terms, said));
  const [whole] = extracts;
  const used = [...new Set(extracts.flatMap((extract) => extract.used.slice(0, 1)))];
  if (whole === undefined || used.length < 2) return { text: whole?.text ?? '', used };
  const room = Math.floor(MAX_ANSWER_SENTENCES / used.length);
  const limits = { characters: Math.floor(MAX_ANSWER_LENGTH / used.length) - 2, sentences: room };
  const paragraphs = chosen.map((passage) => beginning(passage, limits));
  return { text: paragraphs.filter((text) => text !== '').join('\n\n'), used };
}

/** The first sentence below a heading answers it; as many more as there is room for explain it. */
function beginning(
  passage: Passage,
  limits: { readonly characters: number; readonly sentences: number },
): string {
  let text = '';
  let counted = 0;
  for (const unit of unitsOf([passage])) {
    counted += unit.kind === 'sentence' ? 1 : 0;
    const longer = text === '' ? unit.text : text + unit.before + unit.text;
    if (counted > limits.sentences || longer.length > limits.characters) break;
    text = longer;
  }
  return text;
}

/** The passages below the first heading that promises a fix. */
function fixOf(siblings: readonly Passage[]): readonly Passage[] {
  const first = siblings.find(({ headings }) => headings.some((name) => FIX_HEADING.test(name)));
  const name = first?.headings.find((heading) => FIX_HEADING.test(heading));
  return name === undefined ? [] : siblings.filter(({ headings }) => headings.includes(name));
}

/** A short passage says little alone: what follows under the same heading belongs to it. */
function withNext(best: Passage, siblings: readonly Passage[]): readonly Passage[] {
  const next = siblings.find(({ ordinal }) => ordinal === best.ordinal + 1);
  const announces = /:\s*$/.test(best.text);
  if (next === undefined || (best.text.length >= SHORT_PASSAGE && !announces)) return [best];
  const sameHeading = next.headings.join('\n') === best.headings.join('\n');
  return sameHeading ? [best, next] : [best];
}

/**
 * No solution of a graded assignment goes out: its code stays in the notes. Nor does what somebody put into a note
 * to give orders to a model.
 */
function unitsOf(passages: readonly Passage[]): readonly Unit[] {
  return passages
    .flatMap(({ text }, at) =>
      splitUnits(text).map((unit, first): Unit =>
        at > 0 && first === 0 ? { ...unit, before: '\n\n' } : unit,
      ),
    )
    .filter(({ kind }) => kind !== 'code' || passages[0]?.meta.assignment !== 'graded')
    .filter(({ text }) => !isInstruction(text));
}

/** The run of units that holds most of what was asked and fits; the earlier of equals, as long as may be. */
function bestRun(units: readonly Unit[], terms: readonly QuestionTerm[], room: number): string {
  const worth = units.map((unit) => worthOf(unit, terms));
  let best = { worth: 0, text: '' };
  for (const start of units.keys()) {
    let text = '';
    let counted = 0;
    let total = 0;
    for (const [at, unit] of units.entries()) {
      if (at < start) continue;
      counted += unit.kind === 'sentence' ? 1 : 0;
      const longer = text === '' ? unit.text : text + unit.before + unit.text;
      if (counted > MAX_ANSWER_SENTENCES || longer.length > room) break;
      text = longer;
      total += worth[at] ?? 0;
      if (total > best.worth) best = { worth: total, text };
    }
  }
  return best.text;
}

/** Never nothing: of two runs with the same words the fuller one explains more. */
const WORTH_OF_ANY_UNIT = 0.1;

function worthOf(unit: Unit, terms: readonly QuestionTerm[]): number {
  const stems = new Set(wordsOf(unit.text).map(stemOf));
  return terms.reduce(
    (sum, { word, passageIdf, weight }) =>
      sum + (stems.has(stemOf(word)) ? passageIdf * weight : 0),
    WORTH_OF_ANY_UNIT,
  );
}

/** When even the first piece is too long to be shown whole. */
function pointTo({ meta, headings }: Passage): string {
  const heading = headings.at(-1);
  return heading === undefined
    ? `The notes answer this in **${meta.title}**.`
    : `The notes answer this in **${meta.title}**, under **${heading}**.`;
}
