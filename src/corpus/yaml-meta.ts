import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { UnreadableFile } from '../core/errors.ts';
import { META_KEYS, misspeltKeys, readGivenMeta } from './given-meta.ts';
import type { GivenMeta } from './given-meta.ts';

/** Where a piece of YAML stands, for messages. */
interface Origin {
  readonly file: string;
  /** The file's line that the YAML's first line is, counted from 1. */
  readonly firstLine: number;
}

/**
 * Reads meta data written in YAML (or JSON, which is YAML too). Undefined when it is not a list of keys.
 * @throws UnreadableFile with the line, when the YAML or a value is wrong.
 */
export function readYamlMeta(
  yaml: string,
  origin: Origin,
): { readonly meta: GivenMeta; readonly notes: readonly string[] } | undefined {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): string => {
    return `line ${origin.firstLine - 1 + Math.max(1, lines.linePos(offset).line)}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const reason = `the YAML cannot be read (${sentence(error.message)}); put values with ": " or "#" in quotes`;
    throw new UnreadableFile({ file: origin.file, place: lineAt(error.pos[0]), reason });
  }
  if (document.contents === null) return { meta: {}, notes: [] };
  if (!isMap(document.contents)) return undefined;
  const { raw, offsets } = rawMap(document, document.contents.items);
  const read = readGivenMeta(raw);
  if ('faults' in read) {
    const [fault] = read.faults;
    const place = lineAt(offsets.get(fault?.key ?? '') ?? offsets.get('question') ?? 0);
    const reason = read.faults.map((each) => each.reason).join('; ');
    throw new UnreadableFile({ file: origin.file, place, reason });
  }
  const notes = misspeltKeys(Object.keys(raw)).map(
    ({ key, meant }) => `${lineAt(offsets.get(key) ?? 0)}: the key ${key} is not used; ${meant} is`,
  );
  return { meta: read.meta, notes };
}

function rawMap(
  document: Document,
  items: readonly { readonly key: unknown; readonly value: unknown }[],
): { raw: Record<string, unknown>; offsets: Map<string, number> } {
  const raw: Record<string, unknown> = {};
  const offsets = new Map<string, number>();
  for (const { key, value } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    // Capitals are a matter of taste for keys that are known, and nobody's concern for others.
    const known = META_KEYS.find((each) => each === name.toLowerCase());
    raw[known ?? name] = rawValue(document, value);
    offsets.set(known ?? name, key.range?.[0] ?? 0);
  }
  return { raw, offsets };
}

/** A scalar as it was written (`1.10` stays `1.10`), a list of such, or what YAML makes of it. */
function rawValue(document: Document, value: unknown): unknown {
  if (isScalar(value)) {
    const isText = typeof value.value === 'string' || value.value === null;
    return isText ? value.value : (value.source ?? value.value);
  }
  if (isSeq(value)) return value.items.map((item) => rawValue(document, item));
  return isNode(value) ? (value.toJS(document, { maxAliasCount: 100 }) as unknown) : value;
}

function sentence(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}
