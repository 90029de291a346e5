import type { Block, KnowledgeDocument, PassageDraft, Section } from '../passage.ts';
import { fitBlock } from './fit-block.ts';
import {
  LEAD_IN_CHARACTERS,
  MODEL_TOKENS,
  PASSAGE_CHARACTERS,
  PREFIX_HEADINGS_COST,
  PREFIX_TITLE_COST,
  SMALL_REST_CHARACTERS,
} from './split-limits.ts';

/** Changes whenever the same document would be split or embedded otherwise. */
export const SPLITTER_RECIPE = 'structure-1';

/** Tokens of a text as the embedding model counts them, without its own start and end marks. */
export type CountTokens = (text: string) => number;

/**
 * What a passage is filed under and embedded with: the document's title and the headings above it, outermost first.
 * Both are cut where they would leave the text too little of what the model reads.
 */
export function passageTitle(title: string, headings: readonly string[]): string {
  const parts = [cut(title, PREFIX_TITLE_COST), ...innermost(headings, PREFIX_HEADINGS_COST)];
  return parts.filter((part) => part !== '').join(' > ');
}

/**
 * Splits a document into passages that the model can read whole: by section, then by block, then within
 * a block that alone is too long. No word is lost. Takes time in proportion to the text.
 */
export function splitDocument(
  document: KnowledgeDocument,
  countTokens: CountTokens,
): PassageDraft[] {
  return document.sections.flatMap((section) => {
    const prefix = countTokens(passageTitle(document.meta.title, section.headings));
    const budget = Math.max(MODEL_TOKENS - prefix - 1, Math.floor(MODEL_TOKENS / 4));
    return pack(section.blocks, budget, countTokens).map((text) => ({
      headings: section.headings,
      place: section.place,
      text,
    }));
  });
}

interface Piece {
  readonly text: string;
  readonly kind: Block['kind'];
  readonly tokens: number;
}

interface Packed {
  text: string;
  tokens: number;
  last: Piece;
}

/** Puts neighbouring blocks together until a passage is about as long as we want it. */
function pack(blocks: Section['blocks'], budget: number, countTokens: CountTokens): string[] {
  const packed: Packed[] = [];
  for (const piece of blocks.flatMap((block) => pieces(block, budget, countTokens))) {
    const current = packed.at(-1);
    if (current !== undefined && belongs(current, piece, budget)) append(current, piece);
    else packed.push({ text: piece.text, tokens: piece.tokens, last: piece });
  }
  joinSmallRest(packed, budget);
  return packed.map(({ text }) => text);
}

function pieces(block: Block, budget: number, countTokens: CountTokens): Piece[] {
  return fitBlock(block, budget, countTokens)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, kind: block.kind, tokens: countTokens(text) }));
}

function belongs(current: Packed, next: Piece, budget: number): boolean {
  if (current.tokens + next.tokens > budget) return false;
  const length = current.text.length + next.text.length;
  if (length <= PASSAGE_CHARACTERS) return true;
  return length <= LEAD_IN_CHARACTERS && leadsIn(current.last, next);
}

/** "Run this:" and the code below it are one thought. */
function leadsIn(before: Piece, next: Piece): boolean {
  if (before.kind !== 'paragraph' && before.kind !== 'list-item') return false;
  return before.text.trimEnd().endsWith(':') || next.kind === 'formula';
}

function append(current: Packed, piece: Piece): void {
  const bothItems = current.last.kind === 'list-item' && piece.kind === 'list-item';
  current.text += (bothItems ? '\n' : '\n\n') + piece.text;
  current.tokens += piece.tokens;
  current.last = piece;
}

/** A last line of a few words says nothing by itself: it goes to its neighbour when that has room. */
function joinSmallRest(packed: Packed[], budget: number): void {
  const last = packed.at(-1);
  const before = packed.at(-2);
  if (last === undefined || before === undefined) return;
  if (last.text.length > SMALL_REST_CHARACTERS || before.tokens + last.tokens > budget) return;
  packed.pop();
  append(before, { text: last.text, tokens: last.tokens, kind: last.last.kind });
}

function innermost(headings: readonly string[], budget: number): string[] {
  const kept: string[] = [];
  let left = budget;
  for (const heading of headings.toReversed()) {
    const part = cut(heading, kept.length === 0 ? budget : left);
    if (kept.length > 0 && part !== heading) break;
    kept.unshift(part);
    left -= cost(part);
  }
  return kept;
}

/** The beginning of a line that costs the model no more than about this many tokens. */
function cut(line: string, budget: number): string {
  let spent = 0;
  let kept = '';
  for (const character of line) {
    spent += cost(character);
    if (spent > budget) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

/** Tokens at worst: half a token a Latin letter, one for any other sign, more where one sign is several. */
function cost(text: string): number {
  const units = text.normalize('NFD');
  const letters = units.match(/[a-z ]/gi)?.length ?? 0;
  return units.length - letters / 2;
}
