import type { Block } from '../passage.ts';
import { unreachable } from '../unreachable.ts';
import {
  BLOCK_CHARACTERS,
  PARAGRAPH_CHARACTERS,
  PARAGRAPH_PART_CHARACTERS,
} from './split-limits.ts';
import { sentences } from './sentences.ts';

type CountTokens = (text: string) => number;

interface Room {
  readonly tokens: number;
  readonly characters: number;
  readonly countTokens: CountTokens;
}

/**
 * A block as it is when it fits, else its parts in order: code at lines, fenced anew; a table at rows,
 * its head repeated; text at sentences. What cannot be cut there is cut at words, and then anywhere.
 */
export function fitBlock(block: Block, tokens: number, countTokens: CountTokens): string[] {
  const characters = block.kind === 'paragraph' ? PARAGRAPH_CHARACTERS : BLOCK_CHARACTERS;
  const room = { tokens, characters, countTokens };
  if (fits(block.text, room)) return [block.text];
  switch (block.kind) {
    case 'code':
    case 'output':
    case 'formula':
      return cutFenced(block.text, room);
    case 'table':
      return cutTable(block.text, room);
    case 'quote':
      return cutQuote(block.text, room);
    case 'list-item':
      return cutUnits(block.text.split(/(?<=\n)/), room);
    case 'paragraph':
      return cutUnits(sentences(block.text), { ...room, characters: PARAGRAPH_PART_CHARACTERS });
    default:
      return unreachable(block.kind);
  }
}

function fits(text: string, room: Room): boolean {
  return text.length <= room.characters && room.countTokens(text) <= room.tokens;
}

/** The first and last line are the fence; every part gets both. */
function cutFenced(text: string, room: Room): string[] {
  const lines = text.split('\n');
  const open = lines[0] ?? '';
  const close = lines.at(-1) ?? '';
  const isFenced = /^(`{3,}|~{3,}|\$\$)/.test(open) && close !== '' && open.startsWith(close);
  if (lines.length < 3 || !isFenced) {
    return cutUnits(text.split(/(?<=\n)/), room);
  }
  const inside = smaller(room, `${open}\n${close}`);
  const units = lines.slice(1, -1).map((line) => `${line}\n`);
  return cutUnits(units, inside, keepLine).map((part) => `${open}\n${part}\n${close}`);
}

/** A table's head is its first row and the line below; every part gets both. */
function cutTable(text: string, room: Room): string[] {
  const lines = text.split('\n');
  const head = lines.slice(0, 2).join('\n');
  if (lines.length < 3 || room.countTokens(head) > room.tokens / 2) {
    return cutUnits(text.split(/(?<=\n)/), room);
  }
  const rows = lines.slice(2).map((line) => `${line}\n`);
  return cutUnits(rows, smaller(room, head)).map((part) => `${head}\n${part}`);
}

function cutQuote(text: string, room: Room): string[] {
  const inner = text.replace(/^> ?/gm, '');
  // A sentence has a mark for every line it may hold; ten words a line is fewer than any page prints.
  const inside = { ...room, tokens: Math.floor(room.tokens * 0.8) };
  return cutUnits(sentences(inner), inside).map((part) => part.replace(/^/gm, '> '));
}

function smaller(room: Room, frame: string): Room {
  const tokens = Math.max(room.tokens - room.countTokens(frame), Math.floor(room.tokens / 4));
  return { ...room, tokens };
}

const trimPart = (part: string): string => part.trim();
/** Indentation is part of code; only the empty lines around it go. */
const keepLine = (part: string): string => part.replace(/^(?:[ \t]*\n)+/, '').trimEnd();

/** Joins units (with their own white space) into parts that fit; a unit that alone does not fit is cut further. */
function cutUnits(units: readonly string[], room: Room, tidy = trimPart): string[] {
  const parts: string[] = [];
  let part = '';
  let tokens = 0;
  for (const unit of units.flatMap((whole) => cutUnit(whole, room))) {
    const more = room.countTokens(unit);
    if (
      part !== '' &&
      (tokens + more > room.tokens || part.length + unit.length > room.characters)
    ) {
      parts.push(part);
      part = '';
      tokens = 0;
    }
    part += unit;
    tokens += more;
  }
  parts.push(part);
  return parts.map(tidy).filter((text) => text !== '');
}

function cutUnit(unit: string, room: Room): string[] {
  if (fits(unit, room)) return [unit];
  const finer = sentences(unit);
  if (finer.length > 1) return finer.flatMap((sentence) => cutUnit(sentence, room));
  const words = unit.split(/(?<=\s)(?=\S)/);
  if (words.length > 1) return words.flatMap((word) => cutUnit(word, room));
  return cutAnywhere(unit, room);
}

/** Halves a run without spaces, at whole characters, until each part fits. */
function cutAnywhere(run: string, room: Room): string[] {
  if (fits(run, room)) return [run];
  const signs = Array.from(run);
  if (signs.length < 2) return [run];
  const middle = Math.ceil(signs.length / 2);
  return [signs.slice(0, middle), signs.slice(middle)].flatMap((half) =>
    cutAnywhere(half.join(''), room),
  );
}
