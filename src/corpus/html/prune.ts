import type { AnyNode, Element } from 'domhandler';
import { isComment, isTag, Text } from 'domhandler';

const NOT_CONTENT = new Set(
  'script style template noscript svg iframe object canvas button select input textarea head'.split(
    ' ',
  ),
);
const NOT_CONTENT_CLASSES = new Set(
  (
    'headerlink anchor anchor-link hash-link MathJax MathJax_Preview MathJax_Display katex-html ' +
    'sr-only visually-hidden linenos lineno linenodiv gutter prompt jp-InputPrompt jp-OutputPrompt'
  ).split(' '),
);

/** What is never content, wherever it stands. */
export function isNotContent(element: Element): boolean {
  const { name, attribs } = element;
  // A heading may carry the class of the anchor in it; a panel is hidden only while another tab is chosen.
  if (/^h[1-6]$/.test(name) || attribs['role'] === 'tabpanel') return false;
  return (
    NOT_CONTENT.has(name) ||
    'hidden' in attribs ||
    /display\s*:\s*none/i.test(attribs['style'] ?? '') ||
    classesOf(element).some((each) => NOT_CONTENT_CLASSES.has(each))
  );
}

const SURROUNDINGS = new Set(['nav', 'aside', 'footer']);
const SURROUNDING_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
]);
const SURROUNDING_NAMES = new Set(
  'sphinxsidebar toc table-of-contents breadcrumbs breadcrumb sidebar theme-doc-version-badge'.split(
    ' ',
  ),
);

/** What surrounds the content of a page: menus, side bars, a header without the page's title. */
export function isSurrounding(element: Element): boolean {
  const { name, attribs } = element;
  if (SURROUNDINGS.has(name))
    return !classesOf(element).some((word) => /admonition|note/.test(word));
  if (name === 'header') return !holdsTitle(element);
  if (SURROUNDING_ROLES.has(attribs['role'] ?? '')) return true;
  return [...classesOf(element), attribs['id'] ?? ''].some(
    (word) => SURROUNDING_NAMES.has(word) || /^(?:cookie|onetrust)/i.test(word),
  );
}

/** The classes of an element. */
export function classesOf(element: Element): string[] {
  return (element.attribs['class'] ?? '').split(/\s+/);
}

function holdsTitle(element: Element): boolean {
  return element.children.some(
    (child) => isTag(child) && (child.name === 'h1' || holdsTitle(child)),
  );
}

/**
 * Takes elements and comments out of the tree below these nodes, formulas in scripts and MathML aside: they become
 * their TeX source. Changes the tree; gives the nodes that are left. Without recursion, so that no depth stops it.
 */
export function prune(
  nodes: readonly AnyNode[],
  isUnwanted: (element: Element) => boolean,
): AnyNode[] {
  const judge = (node: AnyNode): AnyNode[] => {
    if (isComment(node)) return [];
    if (!isTag(node)) return [node];
    const formula = formulaOf(node);
    if (formula !== undefined) return [new Text(formula)];
    return isUnwanted(node) ? [] : [node];
  };
  const kept = nodes.flatMap(judge);
  const stack = kept.filter((node) => isTag(node));
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const children = element.children.flatMap(judge);
    const parent = element;
    for (const [index, child] of children.entries()) {
      child.parent = parent;
      child.prev = children[index - 1] ?? null;
      if (isTag(child)) stack.push(child);
    }
    element.children = children;
  }
  return kept;
}

function formulaOf(element: Element): string | undefined {
  const { name, attribs } = element;
  if (name === 'script') {
    const type = attribs['type'] ?? '';
    if (!type.startsWith('math/tex')) return undefined;
    return tex(dataOf(element), type.includes('display'));
  }
  if (name !== 'math') return undefined;
  const annotation = findTex(element);
  return annotation === undefined
    ? undefined
    : tex(dataOf(annotation), attribs['display'] === 'block');
}

function findTex(element: Element): Element | undefined {
  if (element.attribs['encoding'] === 'application/x-tex') return element;
  for (const child of element.children) {
    const found = isTag(child) ? findTex(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function dataOf(element: Element): string {
  return element.children.map((child) => ('data' in child ? child.data : '')).join('');
}

function tex(source: string, isBlock: boolean): string {
  const mark = isBlock ? '$$' : '$';
  return `${mark}${source.trim()}${mark}`;
}
