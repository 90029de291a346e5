import { CODE_LEFT_OUT } from '../../core/integrity/guard-text.ts';
import { readableMath } from './readable-math.ts';
import { readableTables } from './readable-tables.ts';
import type { Texts } from './texts.ts';

/** Markdown of a note as Discord can show it: formulas, tables, and the mark of what was left out. */
export function readableAnswer(markdown: string, texts: Texts): string {
  return readableTables(readableMath(markdown)).replaceAll(CODE_LEFT_OUT, `*${texts.codeLeftOut}*`);
}
