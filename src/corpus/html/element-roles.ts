import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import { inlineText, rawText, tidyInline } from './inline-text.ts';
import { classesOf } from './prune.ts';

/** A list, and not a row of tabs. */
export function isList({ name, attribs }: Element): boolean {
  return ['ul', 'ol', 'menu'].includes(name) && attribs['role'] !== 'tablist';
}

/** The name of a note in a box. */
export function isTitle(element: Element): boolean {
  return classesOf(element).some((name) => /^admonition(?:-title|Heading)/.test(name));
}

/** Code in an editor within the page: an element for each line. */
export function isEditor(element: Element): boolean {
  return classesOf(element).some((name) => name === 'view-lines' || name === 'CodeMirror-code');
}

/** The names of a row of tabs. */
export function tabNames(list: Element): string[] {
  return list.children
    .filter((child) => isTag(child))
    .map((tab) => tidyInline(inlineText(tab)).replace(/\s*;$/, ''));
}

/** The heading's own id, that of an anchor inside, or that of the section it opens. */
export function anchorOf(heading: Element): string | undefined {
  const own = heading.attribs['id'] ?? idWithin(heading);
  if (own !== undefined && own !== '') return own;
  const before = heading.prev !== null && isTag(heading.prev) ? heading.prev : undefined;
  const name = before?.name === 'a' ? (before.attribs['id'] ?? before.attribs['name']) : undefined;
  if (name !== undefined) return name;
  const parent = heading.parent;
  if (parent === null || !isTag(parent) || !['section', 'div', 'article'].includes(parent.name)) {
    return undefined;
  }
  // Other anchors of the section may stand before its heading.
  const first = parent.children.find((child) => isTag(child) && rawText(child).trim() !== '');
  return first === heading ? parent.attribs['id'] : undefined;
}

function idWithin(heading: Element): string | undefined {
  const inner = heading.children.find((child) => isTag(child) && child.name === 'a');
  if (inner === undefined || !isTag(inner)) return undefined;
  return inner.attribs['id'] ?? inner.attribs['name'];
}

/** `language-python`, `lang-python`, `highlight-python`, on the block, the code in it or the boxes around it. */
export function languageOf(pre: Element): string {
  const code = pre.children.find((child) => isTag(child));
  const around = [pre, pre.parent, pre.parent?.parent];
  const elements = [code, ...around].filter((node) => node !== undefined && node !== null);
  for (const element of elements) {
    if (!isTag(element)) continue;
    const named = /(?:language|lang|highlight)-([\w+#-]+)/.exec(
      element.attribs['class'] ?? '',
    )?.[1];
    if (named !== undefined)
      return ['default', 'none', 'text', 'source'].includes(named) ? '' : named;
  }
  return '';
}
