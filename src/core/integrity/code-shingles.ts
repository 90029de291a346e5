import { SHINGLE_TOKENS } from './tuning.ts';

/** Runs of code tokens, as they are compared. */
export type Shingles = ReadonlySet<string>;

const TOKEN =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|[^\s\p{L}\p{N}]/gu;
const COMMENT = /(?:#|\/\/)[^\n]*/g;

/**
 * The runs of tokens of a piece of code. Layout, comments, quotes and the names of strings make no difference;
 * neither do Markdown's backticks.
 */
export function codeShingles(code: string): Shingles {
  const tokens = codeTokens(code);
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_TOKENS <= tokens.length; at += 1) {
    shingles.add(tokens.slice(at, at + SHINGLE_TOKENS).join(' '));
  }
  return shingles;
}

/** 0 to 1: how much of a piece of code stands in the solutions too. Nothing for code too short to tell. */
export function overlapWith(code: string, solutions: Shingles): number {
  const own = codeShingles(code);
  if (own.size === 0) return 0;
  let shared = 0;
  for (const shingle of own) if (solutions.has(shingle)) shared += 1;
  return shared / own.size;
}

function codeTokens(code: string): string[] {
  const plain = code
    .normalize('NFKC')
    .replace(/[`\u200b-\u200d\ufeff]/g, '')
    .replace(COMMENT, '');
  return (plain.match(TOKEN) ?? []).map((token) =>
    /^["']/.test(token) ? '"' : token.toLowerCase(),
  );
}
