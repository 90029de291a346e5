import type { AnyNode } from 'domhandler';
import { Element, isTag, Text } from 'domhandler';
import { rawText } from '../html/inline-text.ts';

/** Footnotes come at the end, below whatever heading is the last: each goes behind the block that refers to it. */
export function placeNotes(nodes: readonly AnyNode[]): AnyNode[] {
  const notes = new Map<string, string>();
  const rest = nodes.filter((node) => !gatherNotes(node, notes));
  return rest.flatMap((node) => {
    const referred = notesIn(node, notes);
    return [node, ...referred.map((text) => new Element('p', {}, [new Text(text)]))];
  });
}

/** Whether this is the list of notes; its items are gathered by their ids. */
function gatherNotes(node: AnyNode, notes: Map<string, string>): boolean {
  if (!isTag(node) || node.name !== 'ol') return false;
  const items = node.children.filter((child) => isTag(child));
  if (!items.every(({ attribs }) => /^(?:foot|end)note-\d+$/.test(attribs['id'] ?? '')))
    return false;
  for (const item of items) {
    const text = rawText(item)
      .replace(/\s*↑\s*/g, ' ')
      .trim();
    notes.set(item.attribs['id'] ?? '', text);
  }
  return items.length > 0;
}

function notesIn(node: AnyNode, notes: ReadonlyMap<string, string>): string[] {
  if (!isTag(node)) return [];
  const note = notes.get(/^#(.+)$/.exec(node.attribs['href'] ?? '')?.[1] ?? '');
  if (node.name === 'a' && note !== undefined) return [`${rawText(node)} ${note}`];
  return node.children.flatMap((child) => notesIn(child, notes));
}

/** Characters. */
const LONGEST_HEADING = 80;

/** A short line in bold above other text is a heading to its writer, who has not heard of styles. */
export function nameBoldLines(nodes: readonly AnyNode[]): AnyNode[] {
  return nodes.map((node, index) => {
    const next = nodes[index + 1];
    const isLast = next === undefined || isBoldLine(next);
    return !isLast && isBoldLine(node) ? new Element('h6', {}, node.children) : node;
  });
}

function isBoldLine(node: AnyNode): node is Element {
  if (!isTag(node) || node.name !== 'p') return false;
  const words = node.children.filter((child) => rawText(child).trim() !== '');
  const text = rawText(node).trim();
  return (
    words.length > 0 &&
    words.every((child) => isTag(child) && child.name === 'strong') &&
    text.length <= LONGEST_HEADING &&
    !/[.,;:!?]$/.test(text)
  );
}
