import { UnreadableFile } from '../core/errors.ts';
import type { GivenMeta } from './given-meta.ts';
import { readYamlMeta } from './yaml-meta.ts';

/** Characters. Front matter is a handful of lines. */
const LONGEST = 64_000;

/**
 * Takes the front matter off a text: YAML between a first line `---` and the next line `---` or `...`.
 * Dashes that are a mere line across the page are no front matter.
 * @throws UnreadableFile when it is begun but not ended, or a value in it is wrong.
 */
export function takeFrontMatter(
  text: string,
  file: string,
): { readonly body: string; readonly meta: GivenMeta; readonly notes: readonly string[] } {
  const none = { body: text, meta: {}, notes: [] };
  const toml = /^\s*\+\+\+[ \t]*\r?\n[^]{0,10000}?\r?\n\+\+\+[ \t]*(?:\r?\n|$)/.exec(text);
  if (toml !== null) {
    const note =
      'line 1: the front matter is in TOML and is not used; write it in YAML, between lines ---';
    return { body: text.slice(toml[0].length), meta: {}, notes: [note] };
  }
  const opening = /^\s*---[ \t]*\r?\n/.exec(text);
  if (opening === null) return none;
  const rest = text.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(rest.slice(0, LONGEST));
  const firstLine = opening[0].split('\n').length;
  if (closing === null) {
    if (!/^[A-Za-z_-]+:(?:\s|$)/.test(rest)) return none;
    const reason = 'the front matter begins here and never ends; close it with a line ---';
    throw new UnreadableFile({ file, place: `line ${firstLine - 1}`, reason });
  }
  const read = readYamlMeta(rest.slice(0, closing.index), { file, firstLine });
  if (read === undefined) return none;
  return {
    body: rest.slice(closing.index + closing[0].length),
    meta: read.meta,
    notes: read.notes,
  };
}
